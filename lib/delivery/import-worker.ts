import { liveInstances, registerInstance } from "@/lib/db/heartbeat";
import { background } from "@/lib/platform/background";
import { monotonicNow, openSendWindow } from "@/lib/platform/clock";
import { env } from "@/lib/platform/env";
import { perProcess } from "@/lib/platform/per-process";
import { type Claimed, claimRow, type Import, sendableImports } from "./claim";
import { inFlight, sendWindow } from "./in-flight";
import { performRow } from "./perform-row";
import { recoverRow } from "./recover-abandoned";
import { setTimeout as pause } from "node:timers/promises";

type Lanes = {
  active: Set<Promise<void>>;
  stopping: boolean;
  /** When a row of each import was last claimed (monotonic). */
  served: Map<string, number>;
  /** The imports that may send, and the time of the query (monotonic). */
  listed: { at: number; imports: Import[] };
};

/** How long a list of imports is cached (ms); a claim checks its import again. */
const LIST_LIFETIME_MS = 200;

const holder = () => perProcess("import-lanes", () => ({ lanes: newLanes() }));

function newLanes(): Lanes {
  return {
    active: new Set(),
    stopping: false,
    served: new Map(),
    listed: { at: -Infinity, imports: [] },
  };
}

/** Keeps as many rows in flight as configured while there are rows to send. Does not wait for them. */
export async function runImports(): Promise<void> {
  const { lanes } = holder();
  await registerInstance();
  if (lanes.stopping || (await listImports(lanes)).length === 0) return;
  while (!lanes.stopping && lanes.active.size < env().imports.concurrency) {
    const lane = runLane(lanes).finally(() => lanes.active.delete(lane));
    lanes.active.add(lane);
    background("run imports", lane);
  }
}

/** Stops claiming; resolves when no row is in flight. */
export async function stopImports(): Promise<void> {
  const shared = holder();
  const { lanes } = shared;
  lanes.stopping = true;
  await Promise.allSettled(lanes.active);
  shared.lanes = newLanes();
}

async function runLane(lanes: Lanes): Promise<void> {
  while (!lanes.stopping) {
    // Waits before the claim, so that a claimed row is sent at once.
    await waitForSlot();
    const next = await claimNext(lanes);
    if (!next) return;
    try {
      await performRow(next.run, next.row, next.maySend);
    } catch (error) {
      await recoverRow(next.row);
      throw error;
    } finally {
      inFlight("invitations").remove(next.row.id);
    }
  }
}

/** Claims a row of the import whose last claim is the oldest. */
async function claimNext(
  lanes: Lanes,
): Promise<{ run: Import; row: Claimed; maySend: () => boolean } | null> {
  const { served } = lanes;
  const waiting = (await listImports(lanes)).toSorted(
    (a, b) => (served.get(a.id) ?? 0) - (served.get(b.id) ?? 0),
  );
  for (const run of waiting) {
    if (lanes.stopping) return null;
    served.set(run.id, monotonicNow());
    const maySend = openSendWindow(sendWindow());
    const [row] = await inFlight("invitations").claim(async () => {
      const claimed = await claimRow(run);
      return claimed ? [claimed] : [];
    });
    if (row) return { run, row, maySend };
    // Prevents the other lanes from trying it.
    lanes.listed.imports = lanes.listed.imports.filter(({ id }) => id !== run.id);
  }
  return null;
}

async function listImports(lanes: Lanes): Promise<Import[]> {
  if (performance.now() - lanes.listed.at > LIST_LIFETIME_MS) {
    lanes.listed = { at: performance.now(), imports: await sendableImports() };
  }
  return lanes.listed.imports;
}

/** The precision of timers (ms). */
const TIMER_PRECISION_MS = 2;

/**
 * Waits until this process may send the next row. The configured rate is shared evenly by the live
 * instances; a new instance is counted at the next heartbeat, seconds later.
 */
async function waitForSlot(): Promise<void> {
  const pace = perProcess("import-pace", () => ({ next: 0 }));
  const now = performance.now();
  const at = Math.max(pace.next, now);
  pace.next = at + (1000 * liveInstances()) / env().imports.rate;
  if (at - now >= TIMER_PRECISION_MS) await pause(at - now);
}
