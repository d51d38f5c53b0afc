import { type RawBuilder, sql, type SqlBool } from "kysely";
import { type $ZodType, type output, parse } from "zod/v4/core";
import { isBusyError } from "@/lib/platform/busy-error";
import { monotonicNow } from "@/lib/platform/clock";
import { ERROR_CODES } from "@/lib/platform/errors";
import { perProcess } from "@/lib/platform/per-process";
import { type ActionResult, fail, ok } from "@/lib/platform/result";
import * as z from "@/lib/platform/zod";
import { databaseNow } from "./clock";
import { db, isPostgres } from "./db";

type Submission = { id: string; staffId: string; projectId: string; action: string };

const Failed = z.object({
  ok: z.literal(false),
  error: z.object({
    code: z.enum(ERROR_CODES),
    message: z.optional(z.string()),
    fields: z.optional(z.record(z.string(), z.string())),
  }),
});

const Done = z.object({ ok: z.literal(true), data: z.unknown() });

/** After this time a submission without a result belongs to a process that ended (ms). */
const ABANDONED_MS = 60_000;
/** Poll interval while another instance works on the submission (ms). */
const POLL_MS = 200;

/** The submissions that this process works on, by id. */
const inFlight = () => perProcess("submissions", () => new Map<string, Promise<unknown>>());

/**
 * Runs `work` at most once per submission id, over all instances. The id comes from the browser and is
 * stored before the work begins. A repeated submission returns the first one's result, or
 * `unknown-outcome` when the process of the first one ended without a result.
 */
export async function once<S extends $ZodType>(
  submission: Submission,
  schema: S,
  work: () => Promise<ActionResult<output<S>>>,
): Promise<ActionResult<output<S>>> {
  const running = inFlight().get(submission.id);
  if (running) {
    await running.catch(() => undefined);
    return repeated(submission, schema);
  }
  const first = insertAndRun(submission, work);
  inFlight().set(submission.id, first);
  try {
    return (await first) ?? (await repeated(submission, schema));
  } finally {
    inFlight().delete(submission.id);
  }
}

/** Returns the result of the work, or null when the id was stored before. */
async function insertAndRun<T>(
  { id, staffId, projectId, action }: Submission,
  work: () => Promise<ActionResult<T>>,
): Promise<ActionResult<T> | null> {
  const inserted = await db()
    .insertInto("submissions")
    .values({
      id,
      staff_id: staffId,
      project_id: projectId,
      action,
      state: "sending",
      created_at: databaseNow(),
    })
    .onConflict((conflict) => conflict.column("id").doNothing())
    .executeTakeFirst();
  if (Number(inserted.numInsertedOrUpdatedRows ?? 0) === 0) return null;
  try {
    const result = await work();
    await storeResult(id, result);
    return result;
  } catch (error) {
    const unknown = fail("unknown-outcome");
    const stored = await storeResult(id, unknown).catch((reason: unknown) => reason);
    // Not `busy`, because the work may have been done before the database became busy.
    if (isBusyError(error) || isBusyError(stored)) return unknown;
    throw error;
  }
}

async function storeResult(id: string, result: ActionResult<unknown>): Promise<void> {
  const state = result.ok ? "done" : result.error.code === "unknown-outcome" ? "unknown" : "failed";
  await db()
    .updateTable("submissions")
    .set({ state, result: JSON.stringify(result), ended_at: databaseNow() })
    .where("id", "=", id)
    .execute();
}

async function repeated<S extends $ZodType>(
  { id, staffId, action }: Submission,
  schema: S,
): Promise<ActionResult<output<S>>> {
  const deadline = monotonicNow() + ABANDONED_MS;
  for (;;) {
    const row = await db()
      .selectFrom("submissions")
      .select(["staff_id", "action", "result"])
      .select(isAbandoned().as("abandoned"))
      .where("id", "=", id)
      .executeTakeFirst();
    if (!row || row.staff_id !== staffId || row.action !== action) return fail("invalid");
    if (row.result !== null) return stored(row.result, schema);
    if (row.abandoned || monotonicNow() > deadline) return fail("unknown-outcome");
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

/** Returns an SQL condition: the process that worked on the submission has ended. */
function isAbandoned(): RawBuilder<SqlBool> {
  // One process owns the SQLite folder, and this one does not work on it.
  if (!isPostgres()) return sql<SqlBool>`true`;
  return sql<SqlBool>`created_at < ${databaseNow()} - ${sql.lit(ABANDONED_MS)}`;
}

function stored<S extends $ZodType>(text: string, schema: S): ActionResult<output<S>> {
  const kept: unknown = JSON.parse(text);
  const failed = Failed.safeParse(kept);
  if (failed.success) return fail(failed.data.error.code, failed.data.error);
  return ok(parse(schema, Done.parse(kept).data));
}
