import { type RawBuilder, sql } from "kysely";
import { asyncCommit } from "@/lib/db/transaction";
import { readDatabaseClock } from "@/lib/db/clock";
import { db } from "@/lib/db/db";

/**
 * One sequence orders list requests and own writes across all instances. Invariant: the response to request n shows
 * every write that was acknowledged while the sequence was below n.
 */

/** Takes the next number. Call it before a list is requested. */
async function nextOrder(): Promise<number> {
  const { value } = await asyncCommit((connection) =>
    connection
      .updateTable("sequences")
      .set((eb) => ({ value: eb("value", "+", 1) }))
      .where("name", "=", "order")
      .returning("value")
      .executeTakeFirstOrThrow(),
  );
  return value;
}

/**
 * Returns an SQL expression for the last number. A row that stores it was written after every list with this
 * number or a lower one was requested.
 */
export function currentOrder(): RawBuilder<number> {
  return sql<number>`(select value from sequences where name = 'order')`;
}

/** Reads the last number. */
export async function readOrder(): Promise<number> {
  const { value } = await db()
    .selectFrom("sequences")
    .select("value")
    .where("name", "=", "order")
    .executeTakeFirstOrThrow();
  return value;
}

/** When a list was requested: its number in the order, and the time by the database's clock (ms). */
export type RequestOrder = { order: number; at: number };

/** Takes a number in the order for a request that is about to be sent. */
export async function beginRequest(): Promise<RequestOrder> {
  return { order: await nextOrder(), at: await readDatabaseClock() };
}
