import { type Kysely, sql } from "kysely";
import type { Database } from "./schema";

/**
 * Notes which topics have changed, each with the number of its latest change, by triggers of this
 * connection in a table of its own memory: no write can forget to tell, none costs a page of the
 * file, and what is rolled back was never told. PostgreSQL notifies: migration 0008.
 */
export async function tellOnSqlite(db: Kysely<Database>): Promise<void> {
  await sql`create temp table told (topic text primary key, seq integer not null)`.execute(db);
  await sql`create index temp.told_seq on told (seq)`.execute(db);
  // Whose turn it is to edit a row is news to nobody.
  const quiet = sql`when new.edit_until = old.edit_until`;
  const tellers = [
    { table: "participants", topic: sql`'roster:' || new.conference_code`, when: quiet },
    { table: "conferences", topic: sql`'conferences'`, when: quiet },
    { table: "imports", topic: sql`'imports'` },
    { table: "syncs", topic: sql`new.key`, of: sql`of synced_at, error_code` },
  ];
  for (const { table, topic, of = sql``, when = sql`` } of tellers) {
    for (const [event, told] of [
      ["insert", sql`insert on main.${sql.ref(table)}`],
      ["update", sql`update ${of} on main.${sql.ref(table)} ${when}`],
    ] as const) {
      const name = sql.ref(`${table}_tell_${event}`);
      await sql`create temp trigger ${name} after ${told} begin
        insert into told (topic, seq)
        values (new.project_id || ' ' || ${topic}, (select coalesce(max(seq), 0) + 1 from told))
        on conflict (topic) do update set seq = excluded.seq;
      end`.execute(db);
    }
  }
}
