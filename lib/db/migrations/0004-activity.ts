import { createHash } from "node:crypto";
import { type Kysely, PostgresAdapter, sql } from "kysely";
import { columns } from "./columns";

/** The tables as they were at this migration. */
type Tables = {
  activity: {
    id: string;
    at: number;
    seq: number;
    hash: string;
    staff_id: string | null;
    staff_name: string;
    session_id: string | null;
    project_id: string | null;
    action: string;
    conference_code: string | null;
    participant_code: string | null;
    subject: string;
    before: string | null;
    after: string | null;
    outcome: string;
    error_code: string | null;
  };
  activity_head: { id: number; seq: number; hash: string };
};

/** Makes the activity a chain of hashes, and refuses every change to its rows. */
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

/** The hash of a row, as of this migration. */
function hashOf(previous: string, row: Tables["activity"]): string {
  const values = [
    previous,
    row.seq,
    row.id,
    row.at,
    row.staff_id,
    row.staff_name,
    row.session_id,
    row.project_id,
    row.action,
    row.conference_code,
    row.participant_code,
    row.subject,
    row.before,
    row.after,
    row.outcome,
    row.error_code,
  ];
  return createHash("sha256").update(JSON.stringify(values)).digest("hex");
}
