import { requireProjects } from "@/lib/access/resolve-project";
import { AccessError } from "@/lib/access/access-error";
import { planRevocations } from "@/lib/participants/revoke";
import { cancelRevocations } from "@/lib/participants/undo-revocations";
import { type ActionResult, ok } from "@/lib/platform/result";
import type { RevokeMemberships } from "./schema";

/** Revokes access in the conferences shown, after the Undo seconds. */
export async function revokeMemberships({
  memberships,
}: RevokeMemberships): Promise<ActionResult<{ ids: string[]; undoMs: number }>> {
  const { staff, projects } = await requireProjects("support");
  const own = new Set(projects.map(({ id }) => id));
  if (memberships.some(({ projectId }) => !own.has(projectId))) throw new AccessError("not-found");
  const ids: string[] = [];
  let undoMs = 0;
  for (const project of projects) {
    const codes = memberships.filter(({ projectId }) => projectId === project.id);
    if (codes.length === 0) continue;
    const planned = await planRevocations(
      staff,
      project,
      codes.map(({ code }) => code),
    );
    ids.push(...planned.revocations.map(({ id }) => id));
    undoMs = planned.undoMs;
  }
  return ok({ ids, undoMs });
}

/** Undoes revocations that have not been sent yet. */
export async function undoMembershipRevocations({
  ids,
}: {
  ids: string[];
}): Promise<ActionResult<{ undone: string[]; late: string[] }>> {
  const { staff, projects } = await requireProjects("support");
  const undone: string[] = [];
  for (const project of projects) {
    undone.push(...(await cancelRevocations(staff, project, ids)).undone);
  }
  return ok({ undone, late: ids.filter((id) => !undone.includes(id)) });
}
