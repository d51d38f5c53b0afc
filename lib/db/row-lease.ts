import { monotonicNow, openSendWindow } from "@/lib/platform/clock";
import { env } from "@/lib/platform/env";
import { type ActionResult, fail } from "@/lib/platform/result";
import { asyncCommit } from "./transaction";
import { db } from "./db";
import { isLeaseFree, leaseEnd } from "./clock";

/** A row that only one edit at a time may change. */
type LeasedRow = { table: "conferences" | "participants"; projectId: string; code: string };

/** Poll interval while waiting for the lease, in ms; up to twice as long, at random. */
const POLL_MS = 20;

/**
 * The maximum duration of an edit (ms): a read, a write and the read-back of a lost response each end within the call
 * timeout. After that the lease of a process that ended is free.
 */
const leaseMs = () => 4 * env().boomstream.timeoutMs + 5_000;

/** The time after taking the lease within which a write may be sent (ms); a read precedes it. */
const sendWindow = () => 2 * env().boomstream.timeoutMs;

/**
 * Runs `edit` while holding the lease on a row, over all instances, without a transaction. The lease of a paused
 * process may expire, so `edit` passes `maySend` to its call, and changes the row only if its version is still the
 * one that was read before the call. Fails with `busy` if the lease is not free within two call timeouts, and with
 * `not-found` if the row does not exist.
 */
export async function withRowLease<T>(
  row: LeasedRow,
  edit: (maySend: () => boolean) => Promise<ActionResult<T>>,
): Promise<ActionResult<T>> {
  const deadline = monotonicNow() + 2 * env().boomstream.timeoutMs;
  for (;;) {
    const maySend = openSendWindow(sendWindow());
    const until = await take(row);
    if (until !== null) {
      try {
        return await edit(maySend);
      } finally {
        await release(row, until);
      }
    }
    if (!(await exists(row))) return fail("not-found");
    if (monotonicNow() > deadline) return fail("busy");
    await new Promise((resolve) => setTimeout(resolve, POLL_MS * (1 + Math.random())));
  }
}

/** Returns the end of the lease, which identifies it; null while another edit holds it. */
async function take({ table, projectId, code }: LeasedRow): Promise<number | null> {
  const taken = await asyncCommit((connection) =>
    connection
      .updateTable(table)
      .set({ edit_until: leaseEnd(leaseMs()) })
      .where("project_id", "=", projectId)
      .where("code", "=", code)
      .where(isLeaseFree("edit_until", leaseMs()))
      .returning("edit_until")
      .executeTakeFirst(),
  );
  return taken?.edit_until ?? null;
}

async function release({ table, projectId, code }: LeasedRow, until: number): Promise<void> {
  await asyncCommit((connection) =>
    connection
      .updateTable(table)
      .set({ edit_until: 0 })
      .where("project_id", "=", projectId)
      .where("code", "=", code)
      .where("edit_until", "=", until)
      .execute(),
  );
}

async function exists({ table, projectId, code }: LeasedRow): Promise<boolean> {
  const row = await db()
    .selectFrom(table)
    .select("code")
    .where("project_id", "=", projectId)
    .where("code", "=", code)
    .executeTakeFirst();
  return row !== undefined;
}
