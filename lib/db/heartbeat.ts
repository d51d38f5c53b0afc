import { type RawBuilder, sql, type SqlBool } from "kysely";
import { monotonicNow } from "@/lib/platform/clock";
import { newId } from "@/lib/platform/ids";
import { perProcess } from "@/lib/platform/per-process";
import { databaseNow, measureClockSkew } from "./clock";
import { db, isPostgres } from "./db";

/** An instance without a heartbeat for this long counts as gone (ms of the database's clock). */
export const INSTANCE_TIMEOUT = 20_000;
/** Before claiming rows, an instance sends a heartbeat if its last one is older than this (ms). */
const HEARTBEAT_AGE = 4_000;
/** After this time a row without heartbeat is deleted (ms). */
const RETENTION = 86_400_000;

type Instance = {
  id: string;
  live: number;
  registering: Promise<void> | undefined;
  /** The start of its last heartbeat, by the monotonic clock. */
  beatAt: number;
};

const own = () =>
  perProcess("instance", (): Instance => ({
    id: newId(),
    live: 1,
    registering: undefined,
    beatAt: 0,
  }));

/** Returns the id of this process among the instances that share one database. */
export function instanceId(): string {
  return own().id;
}

/** Returns how many instances were alive at this one's last heartbeat; at least 1. */
export function liveInstances(): number {
  return own().live;
}

/** Records that this instance is alive, by the database's clock. */
export async function sendHeartbeat(): Promise<void> {
  const instance = own();
  const startedAt = monotonicNow();
  await db()
    .insertInto("instances")
    .values({ id: instance.id, beat_at: databaseNow() })
    .onConflict((conflict) => conflict.column("id").doUpdateSet({ beat_at: databaseNow() }))
    .execute();
  instance.beatAt = startedAt;
  await db()
    .deleteFrom("instances")
    .where("beat_at", "<", sql<number>`${databaseNow()} - ${sql.lit(RETENTION)}`)
    .execute();
  const { n } = await db()
    .selectFrom("instances")
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .where(isAlive())
    .executeTakeFirstOrThrow();
  // One process owns the SQLite folder, so every other instance in the table was killed.
  instance.live = isPostgres() ? Math.max(Number(n), 1) : 1;
  await measureClockSkew();
}

/** Returns an SQL condition on `instances.beat_at`: the instance counts as alive. */
export function isAlive(): RawBuilder<SqlBool> {
  return sql<SqlBool>`instances.beat_at > ${databaseNow()} - ${sql.lit(INSTANCE_TIMEOUT)}`;
}

/**
 * Registers this instance, once: sends its first heartbeat, and on SQLite frees the leases of the process
 * before. Call it before this instance takes a lease or claims a row.
 */
export function registerInstance(): Promise<void> {
  const instance = own();
  instance.registering ??= begin().catch((error: unknown) => {
    instance.registering = undefined;
    throw error;
  });
  return instance.registering;
}

/** Registers this instance, and sends a heartbeat if the last one is not recent. */
export async function ensureHeartbeat(): Promise<void> {
  await registerInstance();
  if (monotonicNow() - own().beatAt > HEARTBEAT_AGE) await sendHeartbeat();
}

/**
 * Returns an SQL condition: this instance counts as alive for at least `ms` more. A process that was paused could
 * otherwise claim rows before its next heartbeat, and other instances would take them over at once.
 */
export function staysAlive(ms: number): RawBuilder<SqlBool> {
  // One process owns the SQLite folder: there are no others.
  if (!isPostgres()) return sql<SqlBool>`1 = 1`;
  return sql<SqlBool>`exists (select 1 from instances where instances.id = ${instanceId()}
    and instances.beat_at > ${databaseNow()} - ${sql.lit(INSTANCE_TIMEOUT - ms)})`;
}

async function begin(): Promise<void> {
  // One process owns the SQLite folder, so every lease belongs to a process that ended.
  if (!isPostgres()) {
    await db().updateTable("syncs").set({ lease_until: 0 }).execute();
    await db().updateTable("activity_outbox").set({ lease_until: 0 }).execute();
    for (const table of ["conferences", "participants"] as const) {
      await db().updateTable(table).set({ edit_until: 0 }).where("edit_until", ">", 0).execute();
    }
  }
  await sendHeartbeat();
}

/** Removes this instance from the table, so that others don't wait until it counts as gone. */
export async function unregisterInstance(): Promise<void> {
  await db().deleteFrom("instances").where("id", "=", instanceId()).execute();
}
