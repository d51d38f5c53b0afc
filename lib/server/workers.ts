import { perProcess } from "@/lib/platform/per-process";
import { background } from "@/lib/platform/background";
import { SWEEP_EVERY, sweepRosters } from "@/lib/mirror/sweep";
import { finishImports } from "@/lib/delivery/finish-imports";
import { reconcileUnknownRows } from "@/lib/delivery/reconcile";
import { refreshImportRosters } from "@/lib/delivery/refresh-rosters";
import { runImports } from "@/lib/delivery/import-worker";
import { beat } from "@/lib/db/heartbeat";
import { recoverAbandonedRows } from "@/lib/delivery/recover-abandoned";
import { repairFutureTimes } from "@/lib/delivery/repair-future-times";
import { onShutdown } from "@/lib/platform/shutdown";
import { runRevocations } from "@/lib/delivery/revocation-worker";

/** What every instance does by itself, and how often (ms). */
const DUTIES = [
  { name: "carry out revocations", every: 500, run: runRevocations },
  { name: "say that this instance is alive", every: 4_000, run: beat },
  { name: "give up abandoned invitations", every: 2_000, run: recoverAbandonedRows },
  { name: "work imports", every: 250, run: runImports },
  { name: "find out about lost answers", every: 1_000, run: reconcileUnknownRows },
  { name: "refresh rosters of imports", every: 1_000, run: refreshImportRosters },
  { name: "finish imports", every: 500, run: finishImports },
  { name: "repair future times", every: 60_000, run: repairFutureTimes },
  { name: "sweep rosters", every: SWEEP_EVERY, run: sweepRosters },
] as const;

const timers = () => perProcess("worker-timers", (): NodeJS.Timeout[] => []);

/** Starts the background work of this process, at once; a second call does nothing. */
export function startWorker(): void {
  if (timers().length > 0) return;
  onShutdown(stopWorker);
  for (const { name, every, run } of DUTIES) {
    let running = false;
    const tick = () => {
      if (running) return;
      running = true;
      background(
        name,
        Promise.resolve(run()).finally(() => {
          running = false;
        }),
      );
    };
    tick();
    timers().push(setInterval(tick, every).unref());
  }
}

/** Stops it; what has begun comes to its end. */
export function stopWorker(): void {
  timers().splice(0).forEach(clearInterval);
}
