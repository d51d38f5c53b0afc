import { createHash } from "node:crypto";
import { type ActivityEntry, record } from "@/lib/audit/record";
import type { SignedIn } from "@/lib/access/guard";
import { db } from "@/lib/db/db";
import { withTransaction } from "@/lib/db/transaction";
import type { InvitationTable } from "@/lib/db/schema";
import { emailKey } from "@/lib/platform/normalize";
import { newId } from "@/lib/platform/ids";
import type { Project } from "@/lib/connection/project";
import { type ActionResult, fail, ok } from "@/lib/platform/result";
import { canonicalRows } from "./checksum";
import { findCutOff } from "./resume-upload";
import { markRepeated } from "./deduplicate-rows";
import type { AddImportRows, CreateImport, ImportRow, StartImport } from "./schema";

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

/** Rows written by one statement: SQLite takes 32,766 values in one. */
const AT_ONCE = 250;

/**
 * Notes an import whose rows are about to arrive, or finds the one that was cut off: answers its id and
 * the chunks that are here already. The same id again is the same import.
 */
export async function create(
  staff: SignedIn,
  project: Pick<Project, "id">,
  input: Omit<CreateImport, "mode"> & { mode: CreateImport["mode"] | "renew" },
): Promise<ActionResult<{ id: string; received: number[] }>> {
  const conference = await db()
    .selectFrom("conferences")
    .select("code")
    .where("project_id", "=", project.id)
    .where("code", "=", input.conferenceCode)
    .where("deleted_at", "is", null)
    .executeTakeFirst();
  if (!conference) return fail("not-found");
  const { checksums } = input;
  const cutOff = checksums && (await findCutOff(staff, project, { ...input, checksums }));
  if (cutOff) return ok(cutOff);
  await db()
    .insertInto("imports")
    .values({
      id: input.id,
      project_id: project.id,
      conference_code: input.conferenceCode,
      mode: input.mode,
      name: input.name,
      state: "loading",
      staff_id: staff.id,
      staff_name: staff.name,
      session_id: staff.sessionId,
      total: input.total,
      created_at: Date.now(),
    })
    .onConflict((conflict) => conflict.column("id").doNothing())
    .execute();
  const kept = await loading(staff, project, input.id);
  return kept ? ok({ id: input.id, received: [] }) : fail("conflict");
}

/** Keeps one chunk of rows, once; answers how many rows have arrived altogether. */
export async function addRows(
  staff: SignedIn,
  project: Pick<Project, "id">,
  { importId, index, rows, checksum }: AddImportRows,
): Promise<ActionResult<{ received: number }>> {
  if (sha256(canonicalRows(rows)) !== checksum)
    return fail("invalid", { fields: { rows: "wrong" } });
  const run = await loading(staff, project, importId);
  if (!run) return fail("conflict");
  const planned = rows.map((row) => plannedRow(run, row));
  const arrived = await withTransaction(async (tx) => {
    // Holds the import as it is: what was removed or cancelled meanwhile takes no more rows.
    const held = await tx
      .updateTable("imports")
      .set((eb) => ({ total: eb.ref("total") }))
      .where("id", "=", importId)
      .where("state", "=", "loading")
      .executeTakeFirst();
    if (Number(held.numUpdatedRows) === 0) return null;
    const fresh = await tx
      .insertInto("import_chunks")
      .values({ import_id: importId, number: index, checksum, rows: rows.length })
      .onConflict((conflict) => conflict.columns(["import_id", "number"]).doNothing())
      .executeTakeFirst();
    if (Number(fresh.numInsertedOrUpdatedRows ?? 0) === 1) {
      for (let from = 0; from < planned.length; from += AT_ONCE) {
        await tx
          .insertInto("invitations")
          .values(planned.slice(from, from + AT_ONCE))
          .execute();
      }
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

/** Starts the run, if everything has arrived as it was sent. Starting twice is starting once. */
export async function start(
  staff: SignedIn,
  project: Pick<Project, "id">,
  { importId, chunks, total, checksum }: StartImport,
): Promise<ActionResult<{ state: "running" }>> {
  const arrived = await db()
    .selectFrom("import_chunks")
    .select(["number", "checksum", "rows"])
    .where("import_id", "=", importId)
    .orderBy("number")
    .execute();
  const whole =
    arrived.length === chunks &&
    arrived.every(({ number }, at) => number === at) &&
    arrived.reduce((sum, { rows }) => sum + rows, 0) === total &&
    sha256(arrived.map((chunk) => chunk.checksum).join("")) === checksum;
  if (!whole) return fail("invalid", { fields: { rows: "wrong" } });
  return withTransaction(async (tx) => {
    const run = await tx
      .updateTable("imports")
      .set({ state: "running", started_at: Date.now() })
      .where("id", "=", importId)
      .where("project_id", "=", project.id)
      .where("staff_id", "=", staff.id)
      .where("total", "=", total)
      .where("state", "=", "loading")
      .returningAll()
      .executeTakeFirst();
    if (run) {
      await markRepeated(tx, run);
      await record(tx, startEntry(staff, run, total));
      return ok({ state: "running" as const });
    }
    const already = await tx
      .selectFrom("imports")
      .select("state")
      .where("id", "=", importId)
      .where("project_id", "=", project.id)
      .where("staff_id", "=", staff.id)
      .executeTakeFirst();
    if (!already) return fail("not-found");
    return already.state === "loading" || already.state === "cancelled"
      ? fail("conflict")
      : ok({ state: "running" as const });
  });
}

/** What the activity says of a run that begins. */
export function startEntry(
  staff: SignedIn,
  run: { id: string; project_id: string; conference_code: string; name: string; mode: string },
  rows: number,
): ActivityEntry {
  return {
    staff,
    projectId: run.project_id,
    action: "import.start",
    outcome: "done",
    subject: run.name,
    conferenceCode: run.conference_code,
    after: { import: run.id, mode: run.mode, rows },
  };
}

type Loading = { id: string; project_id: string; conference_code: string; staff_id: string };

/** An import of this person's that still waits for its rows. */
function loading(staff: SignedIn, project: Pick<Project, "id">, id: string) {
  return db()
    .selectFrom("imports")
    .select(["id", "project_id", "conference_code", "staff_id"])
    .where("id", "=", id)
    .where("project_id", "=", project.id)
    .where("staff_id", "=", staff.id)
    .where("state", "=", "loading")
    .executeTakeFirst();
}

/** A row of the ledger for a row of an import. */
export function plannedRow(run: Loading, row: ImportRow) {
  const skipped = row.action === "skip";
  const kind: InvitationTable["kind"] = row.action === "skip" ? "invite" : row.action;
  const now = Date.now();
  return {
    id: newId(),
    project_id: run.project_id,
    conference_code: run.conference_code,
    kind,
    email: row.email,
    email_key: emailKey(row.email),
    name: row.name,
    moderator: row.moderator ? (1 as const) : (0 as const),
    notify: row.notify ? (1 as const) : (0 as const),
    lifetime: row.lifetime,
    avatar_url: row.avatarUrl || null,
    state: skipped ? ("skipped" as const) : ("planned" as const),
    participant_code: row.participantCode,
    staff_id: run.staff_id,
    created_at: now,
    ended_at: skipped ? now : null,
    import_id: run.id,
    position: row.position,
    skip_reason: skipped ? (row.reason ?? "chosen") : null,
  };
}
