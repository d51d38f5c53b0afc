import { CompiledQuery, type Kysely } from "kysely";
import { db, isPostgres } from "./db";
import type { Database } from "./schema";

/**
 * Runs writes without waiting for fsync; safe to lose on power failure (leases, heartbeats). They survive
 * the end of the process. Several statements in `write` are no transaction on SQLite.
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
