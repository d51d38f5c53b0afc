import { emitCheckpoint } from "@/lib/audit/emit-checkpoint";
import { sendActivity } from "@/lib/audit/stream/send-activity";
import { sendHeartbeat } from "@/lib/db/heartbeat";
import { checkpoint } from "@/lib/db/db";
import { checkDatabaseFile } from "@/lib/db/file-check";
import { finishImports } from "@/lib/delivery/finish-imports";
import { runImports } from "@/lib/delivery/import-worker";
import { reconcileUnknownRows } from "@/lib/delivery/reconcile-unknown-rows";
import { recoverAbandonedRows } from "@/lib/delivery/recover-abandoned";
import { refreshImportRosters } from "@/lib/delivery/refresh-import-rosters";
import { repairFutureTimes } from "@/lib/delivery/repair-future-times";
import { runRevocations } from "@/lib/delivery/revocation-worker";
import type { WorkerName } from "@/lib/installation/types";
import { queueDueMessages } from "@/lib/mail/queue-due-messages";
import { runMail } from "@/lib/mail/mail-worker";
import { SWEEP_INTERVAL, sweepRosters } from "@/lib/mirror/refresh-stale-rosters";
import { withDeadline } from "@/lib/platform/background";
import { perProcess } from "@/lib/platform/per-process";

import { runScheduledBackup } from "./backup/schedule";
import { runErasures } from "@/lib/personal-data/run-erasures";
import { deleteExpired } from "./retention";
import { type BackgroundJob, superviseJob, type SupervisedJob } from "./background-job";

const SECOND = 1_000;
const HOUR = 3_600_000;

/** The background work of every instance. */
const JOBS: readonly BackgroundJob<WorkerName>[] = [
  { name: "heartbeat", every: 4 * SECOND, deadline: 30 * SECOND, run: sendHeartbeat },
  { name: "revocations", every: 500, deadline: 60 * SECOND, run: runRevocations },
  { name: "abandoned rows", every: 2 * SECOND, deadline: 60 * SECOND, run: recoverAbandonedRows },
  { name: "imports", every: 250, deadline: 60 * SECOND, run: runImports },
  { name: "mail", every: SECOND, deadline: 60 * SECOND, run: runMail },
  { name: "mail plan", every: 5 * SECOND, deadline: 120 * SECOND, run: queueDueMessages },
  { name: "unknown rows", every: SECOND, deadline: 120 * SECOND, run: reconcileUnknownRows },
  { name: "import rosters", every: SECOND, deadline: 120 * SECOND, run: refreshImportRosters },
  { name: "finished imports", every: 500, deadline: 60 * SECOND, run: finishImports },
  { name: "future times", every: 60 * SECOND, deadline: 60 * SECOND, run: repairFutureTimes },
  { name: "erasures", every: 5 * SECOND, deadline: HOUR, run: runErasures },
  { name: "roster sweep", every: SWEEP_INTERVAL, deadline: HOUR, run: sweepRosters },
  { name: "activity stream", every: SECOND, deadline: 60 * SECOND, run: sendActivity },
  { name: "activity checkpoint", every: 600 * SECOND, deadline: 60 * SECOND, run: emitCheckpoint },
  { name: "retention", every: 10 * 60 * SECOND, deadline: HOUR, run: deleteExpired },
  { name: "checkpoint", every: HOUR, deadline: 60 * SECOND, run: checkpoint },
  { name: "backups", every: 60 * SECOND, deadline: HOUR, run: runScheduledBackup },
  { name: "file check", every: 24 * HOUR, deadline: HOUR, run: checkDatabaseFile },
];

const running = () => perProcess("workers", (): SupervisedJob<WorkerName>[] => []);

/** Starts the background work of this process at once; a second call does nothing. */
export function startWorkers(): void {
  if (running().length > 0) return;
  for (const job of JOBS) running().push(superviseJob(job));
}

/** Starts no more runs, and waits up to `ms` for the current ones. */
export async function stopWorkers(ms: number): Promise<void> {
  const ended = running()
    .splice(0)
    .map((job) => job.stop());
  await withDeadline(ms, Promise.all(ended)).catch(() => undefined);
}

/** Returns the state of every job; empty before the start. */
export function workerStates() {
  return running().map((job) => job.state());
}
