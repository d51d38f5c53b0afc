import { type Kysely, PostgresAdapter, sql } from "kysely";

/** Row leases are not reported to the change feed. The triggers of SQLite are in lib/db/change-triggers.ts. */
export async function up(db: Kysely<unknown>): Promise<void> {
  if (!(db.getExecutor().adapter instanceof PostgresAdapter)) return;
  for (const table of ["participants", "conferences"]) {
    const name = sql.ref(`${table}_tell_update`);
    await sql`drop trigger ${name} on ${sql.ref(table)}`.execute(db);
    await sql`create trigger ${name} after update on ${sql.ref(table)} for each row
      when (old.* is distinct from new.* and old.edit_until = new.edit_until)
      execute function ${sql.ref(`${table}_tell`)}()`.execute(db);
  }
}
