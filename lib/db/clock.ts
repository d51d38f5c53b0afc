import { type RawBuilder, sql, type SqlBool } from "kysely";
import { monotonicNow, wallNow } from "@/lib/platform/clock";
import { log } from "@/lib/platform/log";
import { perProcess } from "@/lib/platform/per-process";
import { db, isPostgres } from "./db";
import { executionTime } from "./sqlite-statements";

/** A larger difference between the wall clock and the database's clock is reported (ms). */
export const MAX_SKEW = 2_000;

type Skew = { ms: number; reported: boolean };

const state = () => perProcess("clock-skew", (): Skew => ({ ms: 0, reported: false }));

/**
 * Returns an SQL expression for the time of the clock that all instances share, in ms since 1970. On
 * PostgreSQL it is the server's clock. A SQLite file belongs to one process, so there it is that
 * process's monotonic clock, which no step of the wall clock moves. Both are read when the statement
 * runs. Leases and claims compare only this clock with itself.
 */
export function databaseNow(): RawBuilder<number> {
  return isPostgres()
    ? sql<number>`cast(extract(epoch from clock_timestamp()) * 1000 as bigint)`
    : sql<number>`cast(${executionTime} as integer)`;
}

/** Reads the shared clock once, in ms since 1970. */
export async function readDatabaseClock(): Promise<number> {
  if (!isPostgres()) return monotonicNow();
  const { rows } = await sql<{ now: number }>`select ${databaseNow()} as now`.execute(db());
  return Number(rows[0]?.now);
}

/**
 * Reads the time of day that all instances share, in ms since 1970: PostgreSQL's clock; with SQLite the wall
 * clock of the only process, because its monotonic clock stops while the machine sleeps.
 */
export async function readTimeOfDay(): Promise<number> {
  return isPostgres() ? readDatabaseClock() : wallNow();
}

/**
 * Compares the wall clock of this process with the shared clock, and logs a warning when they start to differ
 * by more than MAX_SKEW. Returns the difference in ms; positive if this process is ahead.
 */
export async function measureClockSkew(): Promise<number> {
  const before = monotonicNow();
  const shared = await readDatabaseClock();
  const after = monotonicNow();
  const difference = wallNow() - (after - before) / 2 - shared;
  // The precision of the reading is its duration.
  const certain = Math.max(0, Math.abs(difference) - (after - before) / 2);
  const skew = state();
  skew.ms = certain === 0 ? 0 : Math.round(difference);
  const wrong = certain > MAX_SKEW;
  if (wrong && !skew.reported) {
    log.warn(
      { skewMs: skew.ms },
      isPostgres()
        ? "The clock of this machine differs from the database's clock. Synchronize both, for example with NTP."
        : "The clock of this machine was changed by more than 2 s while Foyer was running.",
    );
  }
  skew.reported = wrong;
  return skew.ms;
}

/** Returns the last measured difference in ms; positive if this process is ahead. */
export function clockSkew(): number {
  return state().ms;
}

/** Returns an SQL expression for the end of a lease of `ms` ms that begins now. */
export function leaseEnd(ms: number): RawBuilder<number> {
  return sql<number>`${databaseNow()} + ${sql.lit(ms)}`;
}

/**
 * Returns an SQL condition: nobody holds the lease of `ms` ms that ends at the time in `column`. A lease that
 * ends more than two durations ahead was taken under a clock that was ahead, so it counts as free. If the
 * clock goes back by less, the holder keeps the lease.
 */
export function isLeaseFree(column: "edit_until" | "lease_until", ms: number): RawBuilder<SqlBool> {
  const until = sql.ref(column);
  return sql<SqlBool>`(${until} <= ${databaseNow()} or ${until} > ${leaseEnd(2 * ms)})`;
}
