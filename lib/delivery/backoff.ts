import { db } from "@/lib/db/db";
import type { ErrorCode } from "@/lib/platform/errors";
import { type Claimed, requeueRow } from "./claim";

/**
 * What says that Boomstream as a whole can't be worked with right now, and how long an import then
 * waits (ms). Each of them means that nothing was done.
 */
const WAITS: Partial<Record<ErrorCode, number>> = {
  unreachable: 1_000,
  "too-slow": 2_000,
  suspended: 2_000,
  "not-understood": 5_000,
  "key-refused": 15_000,
};

/** Whether this failure is one to wait out, rather than the row's own. */
export function isServiceFailure(code: ErrorCode): boolean {
  return WAITS[code] !== undefined;
}

/** Puts the row back and lets its import wait; it goes on by itself. */
export async function postponeRow(row: Claimed, code: ErrorCode): Promise<void> {
  await requeueRow(row, 0, { because: code });
  if (row.import_id !== null) await postponeImport(row.import_id, code);
}

/** Lets an import wait, and says why. */
export async function postponeImport(id: string, code: ErrorCode): Promise<void> {
  await db()
    .updateTable("imports")
    .set({ problem: code, retry_at: Date.now() + (WAITS[code] ?? 1_000) })
    .where("id", "=", id)
    .execute();
}
