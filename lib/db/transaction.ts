import type { Transaction } from "kysely";
import { db } from "./db";
import type { Database } from "./schema";

/**
 * Runs `work` in one transaction and returns its result; rolls back when it throws. Inside, use only
 * `tx`: SQLite has one connection. Never call Boomstream inside.
 */
export function withTransaction<T>(work: (tx: Transaction<Database>) => Promise<T>): Promise<T> {
  return db().transaction().execute(work);
}
