import { stat } from "node:fs/promises";
import { Gauge } from "prom-client";
import { sql } from "kysely";
import { stateOf } from "@/lib/boomstream/client";
import { openProjects } from "@/lib/connection/project";
import { clockSkew, databaseNow } from "@/lib/db/clock";
import { db, isPostgres, poolStatus } from "@/lib/db/db";
import { liveInstances } from "@/lib/db/heartbeat";
import { sqliteFile } from "@/lib/db/sqlite";
import { openStreams } from "@/lib/live/stream";
import { withDeadline } from "@/lib/platform/background";
import { env } from "@/lib/platform/env";
import { metrics } from "@/lib/platform/metrics";
import { perProcess } from "@/lib/platform/per-process";
import { readiness } from "./health";
import { workerStates } from "./workers";

/** What the database can't say within this is left out (ms). */
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
  const size = isPostgres()
    ? await sql<{ size: number }>`select pg_database_size(current_database()) as size`
        .execute(db())
        .then((result) => Number(result.rows[0]?.size))
    : (await stat(sqliteFile(env().dataDir))).size;
  gauges.size.set(size);
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
      oldestSending: gauge("oldest_sending_seconds", "Age of the oldest row being sent."),
    };
  });
