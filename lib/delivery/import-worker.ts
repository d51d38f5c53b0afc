import { perProcess } from "@/lib/platform/per-process";
import { background } from "@/lib/platform/background";
import { env } from "@/lib/platform/env";
import { firstBeat } from "@/lib/db/heartbeat";
import { markRowUnknown } from "./recover-abandoned";
import { type Claimed, claimRow, type Run, sendableImports } from "./claim";
import { waitForSlot } from "./pacing";
import { performRow } from "./perform-row";

type Lanes = {
  active: Set<Promise<void>>;
  stopping: boolean;
  served: Map<string, number>;
  /** The imports that may send, and when they were listed (performance.now). */
  listed: { at: number; runs: Run[] };
};

/** A list older than this is read anew (ms); a claim asks whether its import still may send. */
const LISTED_FOR = 200;

const own = () => perProcess("import-lanes", newLanes);

function newLanes(): Lanes {
  return {
    active: new Set(),
    stopping: false,
    served: new Map(),
    listed: { at: -Infinity, runs: [] },
  };
}

/**
 * Sees to it that as many rows as configured are under way while there are rows to carry out. It
 * does not wait for them: what it began goes on behind it.
 */
export async function runImports(): Promise<void> {
  await firstBeat();
  const lanes = own();
  if (lanes.stopping || (await listed(lanes)).length === 0) return;
  while (lanes.active.size < env().imports.concurrency) {
    const lane = work(lanes).finally(() => lanes.active.delete(lane));
    lanes.active.add(lane);
    background("work imports", lane);
  }
}

/** Begins nothing more, and waits for what is under way. */
export async function stopImports(): Promise<void> {
  const lanes = own();
  lanes.stopping = true;
  await Promise.allSettled(lanes.active);
  Object.assign(lanes, newLanes());
}

async function work(lanes: Lanes): Promise<void> {
  while (!lanes.stopping) {
    // The waitForSlot comes before the claim: a row that is claimed is sent at once.
    await waitForSlot();
    const next = await nextRow(lanes);
    if (!next) return;
    try {
      await performRow(next.run, next.row);
    } catch (error) {
      await markRowUnknown(next.row.id, next.row.started_at);
      throw error;
    }
  }
}

/** A row of the import that has waited longest for one. */
async function nextRow(lanes: Lanes): Promise<{ run: Run; row: Claimed } | null> {
  const { served } = lanes;
  const waiting = (await listed(lanes)).toSorted(
    (a, b) => (served.get(a.id) ?? 0) - (served.get(b.id) ?? 0),
  );
  for (const run of waiting) {
    served.set(run.id, performance.now());
    const row = await claimRow(run);
    if (row) return { run, row };
  }
  return null;
}

async function listed(lanes: Lanes): Promise<Run[]> {
  if (performance.now() - lanes.listed.at > LISTED_FOR) {
    lanes.listed = { at: performance.now(), runs: await sendableImports() };
  }
  return lanes.listed.runs;
}
