import { sql } from "kysely";
import { db, isPostgres } from "@/lib/db/db";
import { setClock } from "@/lib/platform/clock";

let passed = 0;

/**
 * Simulates that this many ms have passed. PostgreSQL's clock can't be changed, so the times compared with it
 * are moved back instead.
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

/** Restores the process's clocks. */
export function restoreTime(): void {
  passed = 0;
  setClock(null);
}
