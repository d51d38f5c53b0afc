import type { Transaction } from "kysely";
import { type Actor, record } from "@/lib/audit/record";
import type { Database } from "@/lib/db/schema";
import { notifyAdministrators } from "./add-notice";

type Person = { id: string; name: string; email: string };
type Extent = {
  /** The projects that the person still has; null: none. */
  keeps?: readonly string[] | null;
  /** Only imports: the person may still revoke. */
  importsOnly?: boolean;
};

/**
 * Pauses a person's imports, undoes their planned revocations and deletes their selections in projects that
 * they lost access to. Records it and adds a notice for administrators. A manager can resume the imports under
 * their own name.
 */
export async function pauseWorkOf(
  tx: Transaction<Database>,
  by: Actor | null,
  person: Person,
  { keeps = null, importsOnly = false }: Extent = {},
): Promise<void> {
  const kept = keeps ?? [];
  let pausing = tx
    .updateTable("imports")
    .set({ state: "paused", problem: null, retry_at: null })
    .where("staff_id", "=", person.id)
    .where("state", "=", "running");
  if (kept.length > 0) pausing = pausing.where("project_id", "not in", kept);
  const imports = await pausing.returning("id").execute();
  const revocations = importsOnly ? [] : await undoPlanned(tx, person, kept);
  if (!importsOnly) {
    let deleting = tx.deleteFrom("selections").where("staff_id", "=", person.id);
    if (kept.length > 0) deleting = deleting.where("project_id", "not in", kept);
    await deleting.execute();
  }
  if (imports.length + revocations.length === 0) return;
  const counts = { imports: imports.length, revocations: revocations.length };
  const name = person.name || person.email;
  await notifyAdministrators(tx, { kind: "work-paused", name, ...counts });
  await record(tx, {
    staff: by,
    projectId: null,
    action: "staff.pause-work",
    outcome: "done",
    subject: person.email,
    after: counts,
  });
}

async function undoPlanned(
  tx: Transaction<Database>,
  person: Person,
  kept: readonly string[],
): Promise<string[]> {
  let undoing = tx
    .updateTable("revocations")
    .set({ state: "undone", ended_at: Date.now() })
    .where("staff_id", "=", person.id)
    .where("state", "=", "planned");
  if (kept.length > 0) undoing = undoing.where("project_id", "not in", kept);
  const undone = (await undoing.returning("id").execute()).map(({ id }) => id);
  if (undone.length > 0) {
    await tx
      .updateTable("participants")
      .set({ revocation_id: null })
      .where("revocation_id", "in", undone)
      .execute();
  }
  return undone;
}
