import { background } from "@/lib/background";
import { SWEEP_EVERY, sweepRosters } from "@/lib/conferences/sweep";
import { finishImports } from "@/lib/imports/finish";
import { reconcileImports } from "@/lib/imports/reconcile";
import { refreshRosters } from "@/lib/imports/rosters";
import { workImports } from "@/lib/imports/work";
import { beat } from "@/lib/instances/instance";
import { giveUpAbandoned } from "@/lib/invitations/abandoned";
import { onShutdown } from "@/lib/shutdown";
import { carryOutRevocations } from "@/lib/participants/carry-out-revocations";

/** What every instance does by itself, and how often (ms). */
const DUTIES = [
  { name: "carry out revocations", every: 500, run: carryOutRevocations },
  { name: "say that this instance is alive", every: 4_000, run: beat },
  { name: "give up abandoned invitations", every: 2_000, run: giveUpAbandoned },
  { name: "work imports", every: 250, run: workImports },
  { name: "find out about lost answers", every: 1_000, run: reconcileImports },
  { name: "refresh rosters of imports", every: 1_000, run: refreshRosters },
  { name: "finish imports", every: 500, run: finishImports },
  { name: "sweep rosters", every: SWEEP_EVERY, run: sweepRosters },
] as const;

declare global {
  // Next bundles the start and the routes apart; what runs once a process lives here.
  var foyerWorker: NodeJS.Timeout[] | undefined;
}

/** Starts the background work of this process, at once; a second call does nothing. */
export function startWorker(): void {
  if (globalThis.foyerWorker) return;
  onShutdown(stopWorker);
  globalThis.foyerWorker = DUTIES.map(({ name, every, run }) => {
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
    return setInterval(tick, every).unref();
  });
}

/** Stops it; what has begun comes to its end. */
export function stopWorker(): void {
  globalThis.foyerWorker?.forEach(clearInterval);
  globalThis.foyerWorker = undefined;
}
