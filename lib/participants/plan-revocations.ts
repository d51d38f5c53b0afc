import { sql, type Transaction } from "kysely";
import { record } from "@/lib/audit/record";
import type { SignedIn } from "@/lib/access/guard";
import { databaseNow } from "@/lib/db/clock";
import { wallNow } from "@/lib/platform/clock";
import { withTransaction } from "@/lib/db/transaction";
import type { Database } from "@/lib/db/schema";
import { env } from "@/lib/platform/env";
import { newId } from "@/lib/platform/ids";
import type { AuthorizedProject } from "@/lib/access/resolve-project";

/** Planned revocations and the end of their Undo time (ms since 1970). */
export type PlannedRevocations = {
  revocations: { id: string; code: string; email: string; name: string }[];
  dueAt: number;
};

type Revoked = { code: string; email: string; name: string; conference_code: string };

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
      ...planned.map((person) => entryOf(staff, project.id, person, "participant.revoke" as const)),
    );
    return planned;
  });
  return {
    revocations: revocations.map(({ id, code, email, name }) => ({ id, code, email, name })),
    dueAt,
  };
}

/** Ends the Undo window of a participant's planned revocation: it is due now. */
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

/** Undoes revocations that are still planned; `late` lists the others. */
export async function undoRevocations(
  staff: SignedIn,
  project: AuthorizedProject,
  ids: string[],
): Promise<{ undone: string[]; late: string[] }> {
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
        ...people.map((person) => ({
          ...entryOf(staff, project.id, person, "participant.undo-revoke" as const),
          outcome: "done" as const,
        })),
      );
    }
    const undone = taken.map(({ id }) => id);
    return { undone, late: ids.filter((id) => !undone.includes(id)) };
  });
}

function entryOf<A extends string>(
  staff: SignedIn,
  projectId: string,
  person: { code: string; email: string; conference_code: string },
  action: A,
) {
  return {
    staff,
    projectId,
    action,
    outcome: "planned" as const,
    subject: person.email,
    conferenceCode: person.conference_code,
    participantCode: person.code,
  };
}

/** Marks one participant unless revoked or about to be: of two concurrent callers, one succeeds. */
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
