import type { SignedIn } from "@/lib/auth/guard";
import { hindered } from "@/lib/edits/before";
import { merge } from "@/lib/edits/merge";
import { inTurn } from "@/lib/edits/turn";
import type { Project } from "@/lib/projects/open";
import { type ActionResult, fail, ok } from "@/lib/result";
import { writeChange } from "./change";
import { pullParticipant } from "./info";
import { readParticipant } from "./read";
import type { RosterRow } from "./read-schema";
import type { UpdateParticipant } from "./schema";

/**
 * Changes e-mail and name in turn with others, after asking Boomstream how they are now. Fails with
 * `conflict` and what there is now where both sides changed the same field.
 */
export async function editParticipant(
  staff: SignedIn,
  project: Project,
  { code, loaded, ...mine }: UpdateParticipant,
): Promise<ActionResult<RosterRow>> {
  return inTurn({ table: "participants", projectId: project.id, code }, async () => {
    const hindrance = hindered(await pullParticipant(project, code));
    if (hindrance) return hindrance;
    const before = await readParticipant(project, code);
    if (!before) return fail("not-found");
    const now = { email: before.email, name: before.name };
    const { change, differing } = merge(loaded, mine, now);
    if (differing.length > 0) return fail("conflict", { now });
    if (Object.keys(change).length === 0) return ok(before);
    return writeChange(staff, project, code, change);
  });
}
