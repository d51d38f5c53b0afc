import { type Kysely, PostgresAdapter, sql } from "kysely";
import { columns } from "./columns";

/**
 * Entries of the activity are signed from now on; earlier ones keep their hash and have no key. On
 * SQLite `insert or replace` deletes rows without their triggers: an insert must not replace one.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const { text, integer } = columns(db);
  await sql`alter table activity add column key_id ${text()[0]} not null default ''`.execute(db);
  await db.schema
    .createTable("activity_keys")
    .addColumn("key_id", ...text("primary"))
    .addColumn("sealed", ...text())
    .addColumn("sealing_key_id", ...text())
    .addColumn("retired_at", ...integer())
    .execute();
  await db.schema
    .createTable("activity_outbox")
    .addColumn("target", ...text("primary"))
    .addColumn("sent_seq", ...integer())
    .addColumn("lease_until", ...integer(0))
    .addColumn("lease_order", ...integer(0))
    .execute();
  if (db.getExecutor().adapter instanceof PostgresAdapter) return;
  await sql`create trigger activity_no_replace before insert on activity
    when exists (select 1 from activity where id = new.id)
      or exists (select 1 from activity where seq = new.seq)
      or exists (select 1 from activity where rowid = new.rowid)
    begin select raise(abort, 'activity is append-only'); end`.execute(db);
}
