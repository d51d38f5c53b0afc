import { type Kysely, PostgresAdapter, sql } from "kysely";
import { hashOf } from "@/lib/audit/chain";
import type { Database } from "@/lib/db/schema";
import { columns } from "./columns";

type Tables = Pick<Database, "activity" | "activity_head">;

/** Makes the activity a chain of hashes, and refuses every change to what stands in it. */
export async function up(anyDb: Kysely<unknown>): Promise<void> {
  const { text, integer } = columns(anyDb);
  const db = anyDb.withTables<Tables>();
  await sql`alter table activity add column seq ${integer()[0]} not null default 0`.execute(db);
  await sql`alter table activity add column hash ${text()[0]} not null default ''`.execute(db);
  const head = await chainWhatIsThere(db);
  await db.schema.createIndex("activity_seq").on("activity").column("seq").unique().execute();
  await db.schema
    .createIndex("activity_participant")
    .on("activity")
    .columns(["project_id", "participant_code", "seq"])
    .execute();
  await db.schema
    .createTable("activity_head")
    .addColumn("id", ...integer())
    .addColumn("seq", ...integer())
    .addColumn("hash", ...text())
    .addPrimaryKeyConstraint("activity_head_pk", ["id"])
    .execute();
  await db
    .insertInto("activity_head")
    .values({ id: 1, ...head })
    .execute();
  if (db.getExecutor().adapter instanceof PostgresAdapter) await sealOnPostgres(db);
  else await sealOnSqlite(db);
}

async function chainWhatIsThere(db: Kysely<Tables>): Promise<{ seq: number; hash: string }> {
  const rows = await db.selectFrom("activity").selectAll().orderBy("at").orderBy("id").execute();
  let head = { seq: 0, hash: "" };
  for (const row of rows) {
    const seq = head.seq + 1;
    head = { seq, hash: hashOf(head.hash, { ...row, seq }) };
    await db.updateTable("activity").set(head).where("id", "=", row.id).execute();
  }
  return head;
}

async function sealOnSqlite(db: Kysely<Tables>): Promise<void> {
  for (const event of ["update", "delete"]) {
    await sql`create trigger ${sql.ref(`activity_no_${event}`)} before ${sql.raw(event)} on activity
      begin select raise(abort, 'activity is append-only'); end`.execute(db);
  }
}

async function sealOnPostgres(db: Kysely<Tables>): Promise<void> {
  await sql`create function activity_append_only() returns trigger language plpgsql as
    $$ begin raise exception 'activity is append-only'; end $$`.execute(db);
  await sql`create trigger activity_no_change before update or delete on activity
    for each row execute function activity_append_only()`.execute(db);
  await sql`create trigger activity_no_truncate before truncate on activity
    for each statement execute function activity_append_only()`.execute(db);
}
