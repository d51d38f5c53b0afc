import { type RawBuilder, sql, type SqlBool } from "kysely";
import { databaseNow } from "./clock";

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
