import { sql, type Transaction } from "kysely";
import { record } from "@/lib/audit/record";
import type { SignedIn } from "@/lib/access/guard";
import { databaseNow } from "@/lib/db/clock";
import { wallNow } from "@/lib/platform/clock";
import { withTransaction } from "@/lib/db/transaction";
import type { Database } from "@/lib/db/schema";
import { env } from "@/lib/platform/env";
import { newId } from "@/lib/platform/ids";
import { type ActionResult, ok } from "@/lib/platform/result";
import { type AuthorizedProject, requireProject } from "@/lib/access/resolve-project";

/** Planned revocations, and how long they can be undone (ms): the clock of a browser may differ by hours. */
type PlannedRevocations = {
  revocations: { id: string; code: string; email: string; name: string }[];
  undoMs: number;
};

type Revoked = { code: string; email: string; name: string; conference_code: string };

/** Revokes access when the Undo seconds are over (`client/delete`). */
export async function revokeParticipants({
  codes,
}: {
  codes: string[];
}): Promise<ActionResult<PlannedRevocations>> {
  const { staff, project } = await requireProject("support", { participants: codes });
  return ok(await planRevocations(staff, project, codes));
}

/**
 * Stores revocations that the revocation worker sends at `dueAt`, whether or not any page is open.
 * Skips participants who are revoked already or about to be.
 */
export async function planRevocations(
  staff: SignedIn,
  project: AuthorizedProject,
  codes: string[],
  dueAt = wallNow() + env().undoSeconds * 1000,
): Promise<PlannedRevocations> {
  const now = wallNow();
  const revocations = await withTransaction(async (tx) => {
    const planned: (Revoked & { id: string })[] = [];
    for (const code of codes) {
      const id = newId();
      const person = await markRevoking(tx, project.id, code, id);
      if (!person) continue;
      await tx
        .insertInto("revocations")
        .values({
          id,
          project_id: project.id,
          conference_code: person.conference_code,
          participant_code: code,
          staff_id: staff.id,
          state: "planned",
          // By the database's clock, because the wall clocks of two instances differ.
          due_at: sql<number>`${databaseNow()} + ${sql.lit(Math.round(dueAt - wallNow()))}`,
          created_at: now,
        })
        .execute();
      planned.push({ id, ...person });
    }
    await record(
      tx,
      ...planned.map(({ email, code, conference_code }) => ({
        staff,
        projectId: project.id,
        action: "participant.revoke" as const,
        outcome: "planned" as const,
        subject: email,
        conferenceCode: conference_code,
        participantCode: code,
      })),
    );
    return planned;
  });
  return {
    revocations: revocations.map(({ id, code, email, name }) => ({ id, code, email, name })),
    undoMs: Math.max(0, dueAt - wallNow()),
  };
}

/** Makes a participant's planned revocation due now, which ends its Undo time. */
export async function endUndoWindow(project: AuthorizedProject, code: string): Promise<void> {
  await withTransaction((tx) =>
    tx
      .updateTable("revocations")
      .set({ due_at: databaseNow() })
      .where("project_id", "=", project.id)
      .where("participant_code", "=", code)
      .where("state", "=", "planned")
      .execute(),
  );
}

/** Marks one participant, unless access is or will be revoked. Only one of two concurrent calls succeeds. */
async function markRevoking(
  tx: Transaction<Database>,
  projectId: string,
  code: string,
  revocationId: string,
): Promise<Revoked | undefined> {
  return tx
    .updateTable("participants")
    .set((eb) => ({ revocation_id: revocationId, version: eb("version", "+", 1) }))
    .where("project_id", "=", projectId)
    .where("code", "=", code)
    .where("revoked", "=", 0)
    .where("revocation_id", "is", null)
    .returning(["code", "email", "name", "conference_code"])
    .executeTakeFirst();
}
