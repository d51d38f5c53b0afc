import type { ErrorCode } from "@/lib/platform/errors";
import { settle } from "./record-outcome";
import { type Claimed, putBack, type Run } from "./claim";
import { actor, settlingOf } from "./row-outcome";
import { isToBeWaitedOut, waitOut } from "./backoff";

/** A row whose answer was lost so often is given up. */
export const MOST_ATTEMPTS = 8;
const SOON = 2_000;

/** After a failure of what may be done twice: waits, tries again, or ends the row as failed. */
export async function tryAgain(
  run: Run,
  row: Claimed,
  error: { code: ErrorCode; message?: string },
): Promise<void> {
  const { code } = error;
  if (isToBeWaitedOut(code)) return waitOut(row, code);
  if (code === "unknown-outcome" && row.attempts < MOST_ATTEMPTS) {
    return putBack(row, SOON * Math.random(), { counted: true });
  }
  return settle(actor(run), settlingOf(row), { state: "failed", error });
}
