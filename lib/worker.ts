import { background } from "@/lib/background";
import { sweepRosters } from "@/lib/conferences/sweep";
import { giveUpAbandoned } from "@/lib/invitations/abandoned";
import { onShutdown } from "@/lib/shutdown";
import { carryOutRevocations } from "@/lib/participants/carry-out-revocations";

/** What every instance does by itself, and how often (ms). */
const DUTIES = [
  { name: "carry out revocations", every: 500, run: carryOutRevocations },
  { name: "give up abandoned invitations", every: 10_000, run: giveUpAbandoned },
  { name: "sweep rosters", every: 3_000, run: sweepRosters },
] as const;

declare global {
  // Next bundles the start and the routes apart; what runs once a process lives here.
  var foyerWorker: NodeJS.Timeout[] | undefined;
}

/** Starts the background work of this process; a second call does nothing. */
export function startWorker(): void {
  if (!globalThis.foyerWorker) onShutdown(stopWorker);
  globalThis.foyerWorker ??= DUTIES.map(({ name, every, run }) => {
    let running = false;
    return setInterval(() => {
      if (running) return;
      running = true;
      background(
        name,
        Promise.resolve(run()).finally(() => {
          running = false;
        }),
      );
    }, every).unref();
  });
}

/** Stops it; what has begun comes to its end. */
export function stopWorker(): void {
  globalThis.foyerWorker?.forEach(clearInterval);
  globalThis.foyerWorker = undefined;
}
