import { requireProject } from "@/lib/access/resolve-project";
import { type ActionResult, ok } from "@/lib/platform/result";
import * as planned from "./plan-revocations";

/** Revokes access when the Undo seconds are over (`client/delete`). */
export async function revokeParticipants({
  codes,
}: {
  codes: string[];
}): Promise<ActionResult<planned.PlannedRevocations>> {
  const { staff, project } = await requireProject("support", { participants: codes });
  return ok(await planned.planRevocations(staff, project, codes));
}

/** Undoes revocations that have not been sent yet; returns the ids that were too late. */
export async function undoRevocations({
  ids,
}: {
  ids: string[];
}): Promise<ActionResult<{ undone: string[]; late: string[] }>> {
  const { staff, project } = await requireProject("support", { revocations: ids });
  return ok(await planned.undoRevocations(staff, project, ids));
}
