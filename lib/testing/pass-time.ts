import { sql } from "kysely";
import { db, isPostgres } from "@/lib/db/db";
import { setClock } from "@/lib/platform/clock";

let passed = 0;

/**
 * For tests: makes the application believe that so many ms have passed. PostgreSQL's clock can't be
 * moved, so the times that are compared with it become older instead.
 */
export async function passTime(ms: number): Promise<void> {
  passed += ms;
  const offset = passed;
  setClock({
    wall: () => Date.now() + offset,
    monotonic: () => Math.floor(performance.timeOrigin + performance.now()) + offset,
  });
  if (!isPostgres()) return;
  for (const [table, column] of [
    ["syncs", "attempted_at"],
    ["syncs", "lease_until"],
    ["writes", "started_at"],
    ["imports", "retry_at"],
    ["invitations", "due_at"],
    ["revocations", "due_at"],
  ] as const) {
    await sql`update ${sql.table(table)} set ${sql.ref(column)} = ${sql.ref(column)} - ${ms}::bigint`.execute(
      db(),
    );
  }
}

/** Gives the process its own clocks back. */
export function restoreTime(): void {
  passed = 0;
  setClock(null);
}
