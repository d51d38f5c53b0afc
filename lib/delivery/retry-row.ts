import { sql } from "kysely";
import { databaseNow } from "@/lib/db/clock";
import { db } from "@/lib/db/db";
import type { ErrorCode } from "@/lib/platform/errors";
import { type Claimed, type Import, ownerOf, requeueRow } from "./claim";
import { attemptOf, recordOutcome } from "./record-outcome";

/** A row fails after this many lost responses. */
export const MAX_ATTEMPTS = 8;
const MAX_RETRY_DELAY = 2_000;

/** Failures of the service without effect, and the delay of the import (ms). */
const DELAYS: Partial<Record<ErrorCode, number>> = {
  unreachable: 1_000,
  "too-slow": 2_000,
  suspended: 2_000,
  "not-understood": 5_000,
  "key-refused": 15_000,
};

/** Returns true for a failure of the service, false for a failure of the row. */
export function isServiceFailure(code: ErrorCode): boolean {
  return DELAYS[code] !== undefined;
}

/** Requeues the row and postpones its import. */
export async function postponeRow(row: Claimed, code: ErrorCode): Promise<void> {
  await requeueRow(row, 0, { because: code });
  if (row.import_id !== null) await postponeImport(row.import_id, code);
}

/** Postpones an import and stores why. */
export async function postponeImport(id: string, code: ErrorCode): Promise<void> {
  await db()
    .updateTable("imports")
    .set({
      problem: code,
      retry_at: sql<number>`${databaseNow()} + ${sql.lit(DELAYS[code] ?? 1_000)}`,
    })
    .where("id", "=", id)
    .execute();
}

/** Retries, postpones or fails a row after an error. Only for idempotent rows. */
export async function retryRow(
  run: Import,
  row: Claimed,
  error: { code: ErrorCode; message?: string },
): Promise<void> {
  const { code } = error;
  if (isServiceFailure(code)) return postponeRow(row, code);
  if (code === "unknown-outcome" && row.attempts < MAX_ATTEMPTS) {
    return requeueRow(row, MAX_RETRY_DELAY * Math.random(), { counted: true });
  }
  return recordOutcome(ownerOf(run), attemptOf(row), { state: "failed", error });
}
