import { createHash } from "node:crypto";
import { sql } from "kysely";
import { db } from "@/lib/db/db";
import { isLeaseFree, leaseEnd } from "@/lib/db/clock";

/** The duration of a lease (ms). After it, another instance takes over. */
const LEASE_MS = 60_000;

/** A lease for sending to a target, and the last entry that was sent to it. */
export type SendLease = { target: string; sentSeq: number; leaseOrder: number };

const targetOf = (address: string) =>
  createHash("sha256").update(address).digest("hex").slice(0, 32);

/** Returns the number of entries not yet sent to this address, and the time of the oldest. */
export async function countUnsent(
  address: string,
): Promise<{ count: number; oldest: number | null }> {
  const row = await db()
    .selectFrom("activity_outbox as o")
    .innerJoin("activity_head as h", (join) => join.on("h.id", "=", 1))
    .leftJoin("activity as a", (join) => join.on("a.seq", "=", sql<number>`o.sent_seq + 1`))
    .select(["h.seq", "o.sent_seq", "a.at"])
    .where("o.target", "=", targetOf(address))
    .executeTakeFirst();
  if (!row) return { count: 0, oldest: null };
  return { count: Number(row.seq) - Number(row.sent_seq), oldest: row.at };
}

/**
 * Takes the lease for sending to this address; null while another instance has it. A new address starts with
 * the next entry. The activity itself is the outbox: an entry is committed with its change, and the row of the
 * address stores the last entry sent.
 */
export async function takeLease(address: string): Promise<SendLease | null> {
  const target = targetOf(address);
  await db()
    .insertInto("activity_outbox")
    .columns(["target", "sent_seq", "lease_until", "lease_order"])
    .expression((eb) =>
      eb
        .selectFrom("activity_head")
        .select([eb.val(target).as("target"), "seq", sql.lit(0).as("until"), sql.lit(0).as("n")])
        .where("id", "=", 1),
    )
    .onConflict((conflict) => conflict.column("target").doNothing())
    .execute();
  const row = await db()
    .updateTable("activity_outbox")
    .set((eb) => ({ lease_until: leaseEnd(LEASE_MS), lease_order: eb("lease_order", "+", 1) }))
    .where("target", "=", target)
    .where(isLeaseFree("lease_until", LEASE_MS))
    .returning(["sent_seq", "lease_order"])
    .executeTakeFirst();
  return row ? { target, sentSeq: row.sent_seq, leaseOrder: row.lease_order } : null;
}

/** Stores the last entry sent. Returns false if the lease was lost. */
export async function storeSent({ target, leaseOrder }: SendLease, seq: number): Promise<boolean> {
  const noted = await db()
    .updateTable("activity_outbox")
    .set({ sent_seq: seq, lease_until: leaseEnd(LEASE_MS) })
    .where("target", "=", target)
    .where("lease_order", "=", leaseOrder)
    .executeTakeFirst();
  return Number(noted.numUpdatedRows) > 0;
}

/** Releases the lease, so that the next instance need not wait. */
export async function releaseLease({ target, leaseOrder }: SendLease): Promise<void> {
  await db()
    .updateTable("activity_outbox")
    .set({ lease_until: 0 })
    .where("target", "=", target)
    .where("lease_order", "=", leaseOrder)
    .execute();
}
