import { type Kysely, PostgresAdapter, sql } from "kysely";
import { columns } from "./columns";

/** Own writes to Boomstream, marks of external changes, and the change feed. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const { text, integer } = columns(db);
  const { schema } = db;
  await schema
    .createTable("writes")
    .addColumn("id", ...text("primary"))
    .addColumn("project_id", ...text())
    .addColumn("conference_code", ...text("null"))
    .addColumn("participant_code", ...text("null"))
    .addColumn("email_key", ...text("null"))
    .addColumn("told", ...text())
    .addColumn("was", ...text("null"))
    .addColumn("started_at", ...integer())
    .execute();
  await schema
    .createIndex("writes_conference")
    .on("writes")
    .columns(["project_id", "conference_code"])
    .execute();
  for (const table of ["participants", "conferences"]) {
    await schema
      .alterTable(table)
      .addColumn("outside", ...text("null"))
      .execute();
    await schema
      .alterTable(table)
      .addColumn("outside_at", ...integer("null"))
      .execute();
  }
  await schema
    .alterTable("syncs")
    .addColumn("compared_at", ...integer("null"))
    .execute();
  if (db.getExecutor().adapter instanceof PostgresAdapter) await tellOnPostgres(db);
}

/**
 * Triggers notify about every change, so that no write can omit it. They notify when the transaction is committed,
 * once per topic. The triggers of SQLite belong to the connection; see lib/db/change-triggers.ts.
 */
async function tellOnPostgres(db: Kysely<unknown>): Promise<void> {
  const tellers = [
    { table: "participants", topic: sql`'roster:' || new.conference_code` },
    { table: "conferences", topic: sql`'conferences'` },
    { table: "imports", topic: sql`'imports'` },
    { table: "syncs", topic: sql`new.key`, of: ["synced_at", "error_code"] },
  ];
  for (const { table, topic, of } of tellers) {
    const name = sql.ref(`${table}_tell`);
    await sql`create function ${name}() returns trigger language plpgsql as $$ begin
      perform pg_notify('foyer_changes', new.project_id || ' ' || ${topic});
      return null;
    end $$`.execute(db);
    const differs = of
      ? sql`(${sql.join(of.map((column) => sql.ref(`old.${column}`)))}) is distinct from
            (${sql.join(of.map((column) => sql.ref(`new.${column}`)))})`
      : sql`old.* is distinct from new.*`;
    await sql`create trigger ${sql.ref(`${table}_tell_insert`)} after insert on ${sql.ref(table)}
      for each row execute function ${name}()`.execute(db);
    await sql`create trigger ${sql.ref(`${table}_tell_update`)} after update on ${sql.ref(table)}
      for each row when (${differs}) execute function ${name}()`.execute(db);
  }
}
