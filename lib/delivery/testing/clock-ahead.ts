import { setTimeout as pause } from "node:timers/promises";
import { sendHeartbeat } from "@/lib/db/heartbeat";
import { recoverAbandonedRows } from "@/lib/delivery/recover-abandoned";
import { reconcileUnknownRows } from "@/lib/delivery/reconcile-unknown-rows";
import { setClock } from "@/lib/platform/clock";
import { runImports, stopImports } from "@/lib/delivery/import-worker";

/** Runs for some seconds as an instance whose clocks are ahead by this much (ms). Returns true. */
export async function workAhead(ms: number): Promise<true> {
  const { now } = Date;
  Date.now = () => now() + ms;
  setClock({
    wall: () => Date.now(),
    monotonic: () => Math.floor(performance.timeOrigin + performance.now()) + ms,
  });
  for (let times = 0; times < 40; times += 1) {
    await sendHeartbeat();
    await recoverAbandonedRows();
    await reconcileUnknownRows();
    await runImports();
    await pause(100);
  }
  await stopImports();
  return true;
}
