import { createHash } from "node:crypto";
import type { SignedIn } from "@/lib/access/guard";
import { requireProject } from "@/lib/access/resolve-project";
import type { Project } from "@/lib/connection/project";
import { db } from "@/lib/db/db";
import { withTransaction } from "@/lib/db/transaction";
import { type ActionResult, fail, ok } from "@/lib/platform/result";
import { type AddImportRows, canonicalRows } from "./schema";
import { insertRows, loadingImport, plannedRow } from "./ledger-rows";

/** Stores one chunk of rows; returns the number of rows stored in total. */
export async function addImportRows(
  input: AddImportRows,
): Promise<ActionResult<{ received: number }>> {
  const { staff, project } = await requireProject("manager", { import: input.importId });
  return addRows(staff, project, input);
}

/** Stores one chunk of rows, at most once; returns the number of rows stored in total. */
export async function addRows(
  staff: SignedIn,
  project: Pick<Project, "id">,
  { importId, index, rows, checksum }: AddImportRows,
): Promise<ActionResult<{ received: number }>> {
  if (createHash("sha256").update(canonicalRows(rows)).digest("hex") !== checksum)
    return fail("invalid", { fields: { rows: "wrong" } });
  const stored = await loadingImport(staff, project, importId);
  if (!stored) return fail("conflict");
  const emails = await emailsOnRoster(stored, rows);
  if (!emails) return fail("invalid", { fields: { rows: "wrong" } });
  const planned = rows.map((row) => {
    const email = row.participantCode === null ? undefined : emails.get(row.participantCode);
    // The email of a participant comes from the roster, never from the list.
    return plannedRow(stored, email && row.action !== "skip" ? { ...row, email } : row);
  });
  const arrived = await withTransaction(async (tx) => {
    // Locks the import: one that was deleted or canceled meanwhile accepts no rows.
    const locked = await tx
      .updateTable("imports")
      .set((eb) => ({ total: eb.ref("total") }))
      .where("id", "=", importId)
      .where("state", "=", "loading")
      .executeTakeFirst();
    if (Number(locked.numUpdatedRows) === 0) return null;
    const added = await tx
      .insertInto("import_chunks")
      .values({ import_id: importId, number: index, checksum, rows: rows.length })
      .onConflict((conflict) => conflict.columns(["import_id", "number"]).doNothing())
      .executeTakeFirst();
    if (Number(added.numInsertedOrUpdatedRows ?? 0) === 1) {
      await insertRows(tx, planned);
    }
    return tx
      .selectFrom("import_chunks")
      .select(["number", "checksum", "rows"])
      .where("import_id", "=", importId)
      .execute();
  });
  if (arrived?.find(({ number }) => number === index)?.checksum !== checksum)
    return fail("conflict");
  return ok({ received: arrived.reduce((sum, chunk) => sum + chunk.rows, 0) });
}

/** Returns the emails of the rows' participants; null if one is not in the import's conference. */
async function emailsOnRoster(
  stored: { project_id: string; conference_code: string },
  rows: AddImportRows["rows"],
): Promise<Map<string, string> | null> {
  const codes = [...new Set(rows.flatMap(({ participantCode }) => participantCode ?? []))];
  if (codes.length === 0) return new Map();
  const found = await db()
    .selectFrom("participants")
    .select(["code", "email"])
    .where("project_id", "=", stored.project_id)
    .where("conference_code", "=", stored.conference_code)
    .where("code", "in", codes)
    .execute();
  return found.length < codes.length ? null : new Map(found.map((one) => [one.code, one.email]));
}
