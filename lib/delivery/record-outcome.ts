import type { ActivityEntry } from "@/lib/audit/record";
import { perProcess } from "@/lib/platform/per-process";
import type { Claimed } from "./claim";
import { type Attempt, type Outcome, type Recorded, writeOutcomes } from "./write-outcomes";

export type { Attempt, Outcome } from "./write-outcomes";

/** Rows per transaction. */
const BATCH = 50;

type Waiting = Recorded & { done: () => void; failed: (error: unknown) => void };

const queue = () =>
  perProcess("outcome-queue", (): { waiting: Waiting[]; writing: boolean } => ({
    waiting: [],
    writing: false,
  }));

/**
 * Records the outcome of an attempt in one transaction: ledger, link and activity. An outdated attempt changes
 * nothing. Outcomes that arrive during a transaction share the next one, because the activity is one chain and
 * would serialize them anyway.
 */
export function recordOutcome(
  staff: ActivityEntry["staff"],
  attempt: Attempt,
  outcome: Outcome,
): Promise<void> {
  return new Promise((done, failed) => {
    queue().waiting.push({ staff, attempt, outcome, done, failed });
    if (!queue().writing) void writeAll();
  });
}

/** Returns a claimed row as an attempt. */
export function attemptOf(row: Claimed): Attempt {
  return { ...row, moderator: row.moderator === 1, notify: row.notify === 1 };
}

async function writeAll(): Promise<void> {
  const shared = queue();
  shared.writing = true;
  while (shared.waiting.length > 0) {
    const batch = shared.waiting.splice(0, BATCH);
    try {
      await writeOutcomes(batch);
      for (const { done } of batch) done();
    } catch (error) {
      await writeSeparately(batch, error);
    }
  }
  shared.writing = false;
}

/** Writes each outcome in its own transaction, so that one failure does not affect the others. */
async function writeSeparately(batch: readonly Waiting[], error: unknown): Promise<void> {
  const [only, second] = batch;
  if (only && !second) return only.failed(error);
  for (const one of batch) {
    try {
      await writeOutcomes([one]);
      one.done();
    } catch (reason) {
      one.failed(reason);
    }
  }
}
