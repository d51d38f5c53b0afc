import type { ErrorCode } from "@/lib/platform/errors";
import { recordOutcome } from "./record-outcome";
import { type Claimed, requeueRow, type Run } from "./claim";
import { actorOf, attemptOf } from "./row-outcome";
import { isServiceFailure, postponeRow } from "./backoff";

/** A row whose answer was lost so often is given up. */
export const MAX_ATTEMPTS = 8;
const SOON = 2_000;

/** After a failure of what may be done twice: waits, tries again, or ends the row as failed. */
export async function retryRow(
  run: Run,
  row: Claimed,
  error: { code: ErrorCode; message?: string },
): Promise<void> {
  const { code } = error;
  if (isServiceFailure(code)) return postponeRow(row, code);
  if (code === "unknown-outcome" && row.attempts < MAX_ATTEMPTS) {
    return requeueRow(row, SOON * Math.random(), { counted: true });
  }
  return recordOutcome(actorOf(run), attemptOf(row), { state: "failed", error });
}
