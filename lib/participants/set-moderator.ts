import { requireProject } from "@/lib/access/resolve-project";
import { updateParticipantInLease } from "@/lib/delivery/update-participant";
import { type ActionResult, fail, ok } from "@/lib/platform/result";
import type { BatchOutcome, SetModerator } from "./schema";

/** Makes people moderators, or participants again: one after another, each with its own outcome. */
export async function setModerator(input: SetModerator): Promise<ActionResult<BatchOutcome>> {
  const { staff, project } = await requireProject("support", { participants: input.codes });
  const outcome: BatchOutcome = { done: [], failed: [] };
  for (const code of input.codes) {
    const changed = await updateParticipantInLease(staff, project, code, {
      moderator: input.moderator,
    });
    if (changed.ok) outcome.done.push(code);
    else outcome.failed.push({ code, error: changed.error });
  }
  const [first] = outcome.failed;
  return outcome.done.length === 0 && first ? fail(first.error.code, first.error) : ok(outcome);
}
