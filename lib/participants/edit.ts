import type { SignedIn } from "@/lib/access/guard";
import { hindered } from "@/lib/conferences/edit-obstacle";
import { merge } from "@/lib/platform/merge-edits";
import { withRowLease } from "@/lib/db/row-lease";
import type { Project } from "@/lib/connection/project";
import { type ActionResult, fail, ok } from "@/lib/platform/result";
import { writeParticipantChange } from "@/lib/delivery/update-participant";
import { syncParticipant } from "@/lib/mirror/sync-participant";
import { readParticipant } from "@/lib/mirror/participants";
import type { RosterRow } from "./types";
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
  return withRowLease({ table: "participants", projectId: project.id, code }, async () => {
    const obstacle = hindered(await syncParticipant(project, code));
    if (obstacle) return obstacle;
    const before = await readParticipant(project, code);
    if (!before) return fail("not-found");
    const now = { email: before.email, name: before.name };
    const { change, differing } = merge(loaded, mine, now);
    if (differing.length > 0) return fail("conflict", { now });
    if (Object.keys(change).length === 0) return ok(before);
    return writeParticipantChange(staff, project, code, change);
  });
}
