import { CompiledQuery, type Kysely } from "kysely";
import { db, isPostgres } from "./db";
import type { Database } from "./schema";

/**
 * Runs writes that a power cut may undo without harm (leases, notes of who is at it), and so spares
 * waiting for the disk; what a process has written survives its end all the same. One statement, or
 * several that stand alone: they are no transaction on SQLite.
 */
export async function relaxed<T>(write: (db: Kysely<Database>) => Promise<T>): Promise<T> {
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
