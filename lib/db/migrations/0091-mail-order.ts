import { type Kysely, sql } from "kysely";
import { columns } from "./columns";

/** Messages are ordered by a number instead of their id, which contains the time of a wall clock. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const { integer } = columns(db);
  await db.schema
    .alterTable("outgoing_mail")
    .addColumn("seq", ...integer(0))
    .execute();
  await sql`with numbered as (select id, row_number() over (order by id) as n from outgoing_mail)
    update outgoing_mail set seq = (select n from numbered where numbered.id = outgoing_mail.id)`.execute(
    db,
  );
  await sql`insert into sequences (name, value)
    select 'mail', coalesce(max(seq), 0) from outgoing_mail`.execute(db);
}
