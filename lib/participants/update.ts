import { requireProject } from "@/lib/access/resolve-project";
import { unavailable } from "@/lib/conferences/refresh-failure";
import { withRowLease } from "@/lib/db/row-lease";
import { writeParticipantChange } from "@/lib/delivery/update-participant";
import { readParticipant } from "@/lib/mirror/read-participants";
import { refreshParticipant } from "@/lib/mirror/refresh-participant";
import { mergeEdits } from "@/lib/platform/merge-edits";
import { type ActionResult, fail, ok } from "@/lib/platform/result";
import type { UpdateParticipant } from "./schema";
import type { RosterRow } from "./types";

/**
 * Changes email and name, after fetching the current values from Boomstream. Edits of one participant
 * run one after another. Fails with `conflict` and the current values if both sides changed the same
 * field.
 */
export async function updateParticipant({
  code,
  loaded,
  ...mine
}: UpdateParticipant): Promise<ActionResult<RosterRow>> {
  const { staff, project } = await requireProject("support", { participants: [code] });
  return withRowLease({ table: "participants", projectId: project.id, code }, async (maySend) => {
    const blocked = unavailable(await refreshParticipant(project, code));
    if (blocked) return blocked;
    const before = await readParticipant(project, code);
    if (!before) return fail("not-found");
    const now = { email: before.email, name: before.name };
    const { change, differing } = mergeEdits(loaded, mine, now);
    if (differing.length > 0) return fail("conflict", { now });
    if (Object.keys(change).length === 0) return ok(before);
    return writeParticipantChange(staff, project, { code, maySend }, change);
  });
}
