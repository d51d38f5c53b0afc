import { stat, statfs } from "node:fs/promises";
import { sql } from "kysely";
import { asyncCommit } from "@/lib/db/transaction";
import { clockSkew, databaseNow, MAX_SKEW } from "@/lib/db/clock";
import { db, isPostgres } from "@/lib/db/db";
import { isDatabaseDamaged } from "@/lib/db/file-check";
import { instanceId } from "@/lib/db/heartbeat";
import { sqliteFile } from "@/lib/db/sqlite";
import { DeadlineError, withDeadline } from "@/lib/platform/background";
import { env } from "@/lib/platform/env";
import { log } from "@/lib/platform/log";
import { perProcess } from "@/lib/platform/per-process";
import { isStopping } from "@/lib/platform/shutdown";
import { workerStates } from "./workers";

/** Deadline of a check (ms), so that health responds within 2 s even if the database hangs. */
const DEADLINE = 1_500;
/** Requests within this time share one check (ms). */
const SHARED_MS = 500;
/** SQLite needs room for its log (bytes). */
const MIN_FREE = 32 * 1024 * 1024;

/** The checks: `ok`, or the problem in a few words. */
export type Health = {
  ready: boolean;
  checks: Record<"read" | "write" | "file" | "disk" | "workers" | "clock" | "process", string>;
};

type Shared = { at: number; health: Promise<Health> | null };

const shared = () => perProcess("health", (): Shared => ({ at: -Infinity, health: null }));

/** Returns whether this instance can serve people: it can read and write, and its workers run. */
export function readiness(): Promise<Health> {
  const last = shared();
  if (last.health && performance.now() - last.at < SHARED_MS) return last.health;
  last.at = performance.now();
  last.health = check();
  return last.health;
}

async function check(): Promise<Health> {
  const [read, write, file, disk] = await Promise.all([
    outcome(() => sql`select 1 from staff limit 1`.execute(db())),
    outcome(writeHeartbeat),
    outcome(checkFile),
    outcome(checkDisk),
  ]);
  const late = workerStates().filter((worker) => worker.late);
  const checks = {
    read,
    write,
    file,
    disk,
    workers:
      late.length > 0
        ? `late: ${late.map(({ name }) => name).join(", ")}`
        : workerStates().length > 0
          ? "ok"
          : "not started",
    clock: Math.abs(clockSkew()) > MAX_SKEW ? `${clockSkew()} ms off` : "ok",
    process: isStopping() ? "stopping" : "ok",
  };
  // A wrong clock is a warning: nothing that sends depends on it.
  const { clock: _, ...required } = checks;
  const ready = Object.values(required).every((result) => result === "ok");
  if (!ready) log.warn({ checks }, "not ready");
  return { ready, checks };
}

async function outcome(run: () => Promise<unknown>): Promise<string> {
  try {
    await withDeadline(DEADLINE, run());
    return "ok";
  } catch (error) {
    if (error instanceof DeadlineError) return "too slow";
    if (error instanceof HealthProblem) return error.message;
    return error instanceof Error && "code" in error && typeof error.code === "string"
      ? error.code
      : "failed";
  }
}

class HealthProblem extends Error {}

/** A real write, because a full or read-only database can still be read. */
async function writeHeartbeat(): Promise<void> {
  await asyncCommit((connection) =>
    connection
      .updateTable("instances")
      .set({ beat_at: databaseNow() })
      .where("id", "=", instanceId())
      .execute(),
  );
}

/** SQLite continues in a deleted file and loses everything when it ends. */
async function checkFile(): Promise<void> {
  if (isPostgres()) return;
  if (isDatabaseDamaged()) throw new HealthProblem("damaged");
  await stat(sqliteFile(env().dataDir));
}

async function checkDisk(): Promise<void> {
  if (isPostgres()) return;
  const { bavail, bsize } = await statfs(env().dataDir);
  if (bavail * bsize < MIN_FREE) throw new HealthProblem("full");
}
