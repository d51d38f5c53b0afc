import { Gauge } from "prom-client";
import { sql } from "kysely";
import { stateOf } from "@/lib/boomstream/client";
import { PER_ACCOUNT } from "@/lib/access/sign-in/attempts";
import { countUnsent } from "@/lib/audit/stream/unsent";
import { openProjects } from "@/lib/connection/project";
import { clockSkew, databaseNow } from "@/lib/db/clock";
import { db, poolStatus } from "@/lib/db/db";
import { liveInstances } from "@/lib/db/heartbeat";
import { databaseSize } from "@/lib/db/size";
import { openStreams } from "@/lib/live/stream";
import { withDeadline } from "@/lib/platform/background";
import { wallNow } from "@/lib/platform/clock";
import { env } from "@/lib/platform/env";
import { metrics } from "@/lib/platform/metrics";
import { perProcess } from "@/lib/platform/per-process";
import { readiness } from "./health";
import { workerStates } from "./workers";

/** Values that take the database longer are omitted (ms). */
const DEADLINE = 2_000;

/** Returns all metrics in the text format of Prometheus. */
export async function collectMetrics(): Promise<string> {
  const gauges = own();
  for (const gauge of Object.values(gauges)) gauge.reset();
  for (const { name, ageMs, hanging } of workerStates()) {
    gauges.workerAge.set({ worker: name }, ageMs / 1_000);
    gauges.workerHanging.set({ worker: name }, hanging);
  }
  const { ready, checks } = await readiness();
  gauges.ready.set({ check: "all" }, ready ? 1 : 0);
  for (const [check, result] of Object.entries(checks)) {
    gauges.ready.set({ check }, result === "ok" ? 1 : 0);
  }
  gauges.clockSkew.set(clockSkew() / 1_000);
  gauges.instances.set(liveInstances());
  gauges.streams.set(openStreams());
  const pool = poolStatus();
  if (pool) {
    for (const [state, count] of Object.entries(pool)) gauges.pool.set({ state }, count);
  }
  await withDeadline(DEADLINE, readDatabase(gauges)).catch(() => undefined);
  return metrics().registry.metrics();
}

async function readDatabase(gauges: ReturnType<typeof own>): Promise<void> {
  for (const { id, name } of await openProjects()) {
    gauges.boomstream.set({ project: name, state: stateOf(id) }, 1);
  }
  const { rows } = await sql<{ state: string; n: number; age: number | null }>`
    select state, count(*) as n, ${databaseNow()} - min(started_at) as age
    from invitations group by state`.execute(db());
  for (const { state, n, age } of rows) {
    gauges.ledger.set({ state }, Number(n));
    if (state === "sending") gauges.oldestSending.set(Math.max(0, Number(age ?? 0)) / 1_000);
  }
  if (env().mail !== null) await readMail(gauges);
  const { activityStream } = env();
  if (activityStream !== null) {
    const { count, oldest } = await countUnsent(activityStream.url);
    gauges.unsent.set(count);
    gauges.oldestUnsent.set(oldest === null ? 0 : ageOf(Number(oldest)));
  }
  gauges.size.set(await databaseSize());
  await readOperation(gauges);
}

async function readMail(gauges: ReturnType<typeof own>): Promise<void> {
  const counts = await db()
    .selectFrom("outgoing_mail")
    .select("state")
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .groupBy("state")
    .execute();
  for (const { state, n } of counts) gauges.mail.set({ state }, Number(n));
  const { oldest } = await db()
    .selectFrom("outgoing_mail")
    .select((eb) => eb.fn.min("created_at").as("oldest"))
    .where("state", "=", "queued")
    .executeTakeFirstOrThrow();
  gauges.oldestMail.set(oldest === null ? 0 : ageOf(Number(oldest)));
  const { refused } = await db()
    .selectFrom("mail_suppressions")
    .select((eb) => eb.fn.countAll<number>().as("refused"))
    .executeTakeFirstOrThrow();
  gauges.mailRefused.set(Number(refused));
}

const ageOf = (at: number) => Math.max(0, wallNow() - at) / 1_000;

/** Ages are computed from wall times, because the instances stored wall times. */
async function readOperation(gauges: ReturnType<typeof own>): Promise<void> {
  const { rows } = await sql<
    Record<"backup" | "failed" | "mirror" | "failures" | "locks", number | null>
  >`select
    (select max(created_at) from backups where state = 'done') as backup,
    (select case when state = 'failed' then 1 else 0 end from backups where state <> 'running'
      order by created_at desc limit 1) as failed,
    (select min(synced_at) from syncs join projects on projects.id = syncs.project_id
      where syncs.key = 'conferences' and projects.closed_at is null) as mirror,
    (select count(*) from attempts where failed = 1) as failures,
    (select count(*) from (select 1 from attempts group by account_key
      having count(*) >= ${sql.lit(PER_ACCOUNT)}) as locked) as locks`.execute(db());
  const [row] = rows;
  if (row?.backup) gauges.backupAge.set(ageOf(Number(row.backup)));
  gauges.backupFailed.set(Number(row?.failed ?? 0));
  if (row?.mirror) gauges.mirrorAge.set(ageOf(Number(row.mirror)));
  gauges.signInFailures.set(Number(row?.failures ?? 0));
  gauges.signInLocks.set(Number(row?.locks ?? 0));
}

const own = () =>
  perProcess("metrics-gauges", () => {
    const gauge = (name: string, help: string, labelNames: string[] = []) =>
      new Gauge({ name: `foyer_${name}`, help, labelNames, registers: [metrics().registry] });
    return {
      ready: gauge("ready", "1 when the check passes.", ["check"]),
      workerAge: gauge("worker_last_success_age_seconds", "Age of the last success.", ["worker"]),
      workerHanging: gauge("worker_hanging_runs", "Runs beyond their deadline.", ["worker"]),
      clockSkew: gauge("clock_skew_seconds", "How far this clock is ahead of the database's."),
      instances: gauge("instances", "Instances alive on this database."),
      streams: gauge("live_streams", "Open live streams."),
      pool: gauge("database_connections", "Connections of the PostgreSQL pool.", ["state"]),
      size: gauge("database_size_bytes", "Size of the database."),
      boomstream: gauge("boomstream_state", "1 for the state of a project's service.", [
        "project",
        "state",
      ]),
      ledger: gauge("invitations", "Rows of the invitation ledger.", ["state"]),
      unsent: gauge("activity_unsent", "Entries that wait for the activity stream."),
      oldestUnsent: gauge("activity_oldest_unsent_seconds", "Age of the oldest of them."),
      mail: gauge("mail", "Messages of the mail queue.", ["state"]),
      oldestMail: gauge("oldest_mail_seconds", "Age of the oldest queued message."),
      mailRefused: gauge("mail_refused_addresses", "Addresses that the email server refused."),
      backupAge: gauge("backup_age_seconds", "Age of the last backup."),
      backupFailed: gauge("backup_failed", "1 when the newest backup failed."),
      mirrorAge: gauge("mirror_age_seconds", "Age of the oldest list of conferences."),
      signInFailures: gauge("sign_in_failures", "Failed sign-ins of the last 10 minutes."),
      signInLocks: gauge("sign_in_locks", "Accounts that have used up their attempts."),
      oldestSending: gauge("oldest_sending_seconds", "Age of the oldest row being sent."),
    };
  });
