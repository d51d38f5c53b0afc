import { type $ZodType, type output, parse } from "zod/v4/core";
import { db } from "./db";
import { ERROR_CODES } from "@/lib/platform/errors";
import { type ActionResult, fail, ok } from "@/lib/platform/result";
import * as z from "@/lib/platform/zod";

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

const inFlight = new Map<string, Promise<unknown>>();

/** After this a submission that never ended belongs to a process that is gone (ms). */
const ABANDONED = 60_000;
const POLL = 200;

/**
 * Carries a form out at most once, however often it arrives: the id that the browser made is
 * written down before the work begins, and who comes again with it gets the first one's result.
 * Where the first one never came to an end (the process was killed), the outcome is unknown.
 */
export async function once<S extends $ZodType>(
  submission: Submission,
  schema: S,
  work: () => Promise<ActionResult<output<S>>>,
): Promise<ActionResult<output<S>>> {
  const { id, staffId, projectId, action } = submission;
  const inserted = await db()
    .insertInto("submissions")
    .values({
      id,
      staff_id: staffId,
      project_id: projectId,
      action,
      state: "sending",
      created_at: Date.now(),
    })
    .onConflict((conflict) => conflict.column("id").doNothing())
    .executeTakeFirst();
  if (Number(inserted.numInsertedOrUpdatedRows ?? 0) === 0) return repeated(submission, schema);
  const running = work();
  inFlight.set(id, running);
  try {
    const result = await running;
    await settle(id, result);
    return result;
  } catch (error) {
    await settle(id, fail("unknown-outcome"));
    throw error;
  } finally {
    inFlight.delete(id);
  }
}

async function settle(id: string, result: ActionResult<unknown>): Promise<void> {
  const state = result.ok ? "done" : result.error.code === "unknown-outcome" ? "unknown" : "failed";
  await db()
    .updateTable("submissions")
    .set({ state, result: JSON.stringify(result), ended_at: Date.now() })
    .where("id", "=", id)
    .execute();
}

async function repeated<S extends $ZodType>(
  { id, staffId, action }: Submission,
  schema: S,
): Promise<ActionResult<output<S>>> {
  await inFlight.get(id)?.catch(() => undefined);
  for (;;) {
    const row = await db()
      .selectFrom("submissions")
      .select(["staff_id", "action", "result", "created_at"])
      .where("id", "=", id)
      .executeTakeFirst();
    if (!row || row.staff_id !== staffId || row.action !== action) return fail("invalid");
    if (row.result !== null) return stored(row.result, schema);
    if (Date.now() - row.created_at > ABANDONED) return fail("unknown-outcome");
    await new Promise((resolve) => setTimeout(resolve, POLL));
  }
}

function stored<S extends $ZodType>(text: string, schema: S): ActionResult<output<S>> {
  const kept: unknown = JSON.parse(text);
  const failed = Failed.safeParse(kept);
  if (failed.success) return fail(failed.data.error.code, failed.data.error);
  return ok(parse(schema, Done.parse(kept).data));
}
