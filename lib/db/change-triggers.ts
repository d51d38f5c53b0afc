import { type Kysely, sql } from "kysely";
import type { Database } from "./schema";

/**
 * Creates SQLite triggers that record changed topics in a temporary table of this connection, each with the
 * number of its latest change. They cover every write, do not write to the file, and a rollback reverts them.
 * On PostgreSQL, migration 0008 creates triggers that notify.
 */
export async function createChangeTriggers(db: Kysely<Database>): Promise<void> {
  await sql`create temp table changed (topic text primary key, seq integer not null)`.execute(db);
  await sql`create index temp.changed_seq on changed (seq)`.execute(db);
  // A lease on a row is not visible to people.
  const noLease = sql`when new.edit_until = old.edit_until`;
  const sources = [
    { table: "participants", topic: sql`'roster:' || new.conference_code`, when: noLease },
    { table: "conferences", topic: sql`'conferences'`, when: noLease },
    { table: "imports", topic: sql`'imports'` },
    { table: "syncs", topic: sql`new.key`, of: sql`of synced_at, error_code` },
  ];
  for (const { table, topic, of = sql``, when = sql`` } of sources) {
    for (const [event, on] of [
      ["insert", sql`insert on main.${sql.ref(table)}`],
      ["update", sql`update ${of} on main.${sql.ref(table)} ${when}`],
    ] as const) {
      const name = sql.ref(`${table}_changed_${event}`);
      await sql`create temp trigger ${name} after ${on} begin
        insert into changed (topic, seq)
        values (new.project_id || ' ' || ${topic}, (select coalesce(max(seq), 0) + 1 from changed))
        on conflict (topic) do update set seq = excluded.seq;
      end`.execute(db);
    }
  }
}
