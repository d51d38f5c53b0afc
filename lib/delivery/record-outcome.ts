import type { ActivityEntry } from "@/lib/audit/record";
import type { RecordedOutcome, Outcome, Attempt } from "./outcome";
import { writeOutcomes } from "./write-outcomes";

export type { Outcome, Attempt } from "./outcome";

/** At most so many rows in one transaction. */
const MOST = 50;

type Waiting = RecordedOutcome & { done: () => void; failed: (error: unknown) => void };
const waiting: Waiting[] = [];
let writing = false;

/**
 * Writes how an attempt recorded: the ledger, its link and the activity, in one transaction. A row that
 * was settled otherwise meanwhile, or is being sent anew, is left alone. What ends while another
 * transaction is being written shares the next one: the activity is one chain, so they would wait for
 * each other anyhow, and a disk syncs once for all of them.
 */
export function recordOutcome(
  staff: ActivityEntry["staff"],
  invitation: Attempt,
  outcome: Outcome,
): Promise<void> {
  return new Promise((done, failed) => {
    waiting.push({ staff, invitation, outcome, done, failed });
    if (!writing) void writeAll();
  });
}

async function writeAll(): Promise<void> {
  writing = true;
  while (waiting.length > 0) {
    const together = waiting.splice(0, MOST);
    try {
      await writeOutcomes(together);
      for (const { done } of together) done();
    } catch (error) {
      await apart(together, error);
    }
  }
  writing = false;
}

/** One row that can't be written must not take the others with it. */
async function apart(together: readonly Waiting[], error: unknown): Promise<void> {
  const [only, second] = together;
  if (only && !second) return only.failed(error);
  for (const one of together) {
    try {
      await writeOutcomes([one]);
      one.done();
    } catch (reason) {
      one.failed(reason);
    }
  }
}
