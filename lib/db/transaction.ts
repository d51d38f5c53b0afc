import { CompiledQuery, type Kysely, type Transaction } from "kysely";
import { db, isPostgres } from "./db";
import type { Database } from "./schema";

/**
 * Runs `work` in one transaction and returns its result; rolls back when it throws. Inside, use only
 * `tx`: SQLite has one connection. Never call Boomstream inside.
 */
export function withTransaction<T>(work: (tx: Transaction<Database>) => Promise<T>): Promise<T> {
  return db().transaction().execute(work);
}

/**
 * Runs writes without waiting for fsync; safe to lose on power failure (leases, heartbeats). They survive
 * the end of the process. On SQLite, several statements in `write` are not a transaction.
 */
export async function asyncCommit<T>(write: (db: Kysely<Database>) => Promise<T>): Promise<T> {
  if (isPostgres()) {
    return db()
      .transaction()
      .execute(async (tx) => {
        await tx.executeQuery(CompiledQuery.raw("set local synchronous_commit = off"));
        return write(tx);
      });
  }
  return db()
    .connection()
    .execute(async (connection) => {
      await connection.executeQuery(CompiledQuery.raw("pragma synchronous = normal"));
      try {
        return await write(connection);
      } finally {
        await connection.executeQuery(CompiledQuery.raw("pragma synchronous = full"));
      }
    });
}
