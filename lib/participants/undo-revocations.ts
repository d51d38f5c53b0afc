import { record } from "@/lib/audit/record";
import type { SignedIn } from "@/lib/access/guard";
import { type AuthorizedProject, requireProject } from "@/lib/access/resolve-project";
import { withTransaction } from "@/lib/db/transaction";
import { wallNow } from "@/lib/platform/clock";
import { type ActionResult, ok } from "@/lib/platform/result";

/** The ids of revocations that were undone, and of those that were sent already. */
type Undone = { undone: string[]; late: string[] };

/** Undoes revocations that have not been sent yet. */
export async function undoRevocations({ ids }: { ids: string[] }): Promise<ActionResult<Undone>> {
  const { staff, project } = await requireProject("support", { revocations: ids });
  return ok(await cancelRevocations(staff, project, ids));
}

/** Cancels revocations that are still planned; `late` lists the others. */
export async function cancelRevocations(
  staff: SignedIn,
  project: AuthorizedProject,
  ids: string[],
): Promise<Undone> {
  return withTransaction(async (tx) => {
    const taken = await tx
      .updateTable("revocations")
      .set({ state: "undone", ended_at: wallNow() })
      .where("project_id", "=", project.id)
      .where("id", "in", ids)
      .where("state", "=", "planned")
      // After a lost response, Boomstream may already have applied it.
      .where((eb) => eb(eb.fn.coalesce("error_code", eb.val("")), "<>", "unknown-outcome"))
      .returning(["id", "participant_code"])
      .execute();
    const codes = taken.map(({ participant_code }) => participant_code);
    if (codes.length > 0) {
      await tx
        .updateTable("participants")
        .set((eb) => ({ revocation_id: null, version: eb("version", "+", 1) }))
        .where("project_id", "=", project.id)
        .where("code", "in", codes)
        .execute();
      const people = await tx
        .selectFrom("participants")
        .select(["code", "email", "conference_code"])
        .where("project_id", "=", project.id)
        .where("code", "in", codes)
        .execute();
      await record(
        tx,
        ...people.map(({ email, code, conference_code }) => ({
          staff,
          projectId: project.id,
          action: "participant.undo-revoke" as const,
          outcome: "done" as const,
          subject: email,
          conferenceCode: conference_code,
          participantCode: code,
        })),
      );
    }
    const undone = taken.map(({ id }) => id);
    return { undone, late: ids.filter((id) => !undone.includes(id)) };
  });
}
