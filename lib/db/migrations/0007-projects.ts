import { type Kysely, sql } from "kysely";
import { columns } from "./columns";

/** Several projects, staff limited to some of them, leases for edits, and the check of the secret. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const { text, integer } = columns(db);
  const { schema } = db;
  const textType = text()[0];
  const integerType = integer()[0];

  // The last characters of a key, and a fingerprint that identifies the same key.
  await sql`alter table projects add column key_tail ${textType} not null default ''`.execute(db);
  await sql`alter table projects add column key_fingerprint ${textType}`.execute(db);
  await sql`alter table projects add column version ${integerType} not null default 1`.execute(db);
  await schema
    .createIndex("projects_key")
    .on("projects")
    .column("key_fingerprint")
    .unique()
    .execute();

  await sql`alter table staff add column limited ${integerType} not null default 0`.execute(db);
  await schema
    .createTable("staff_projects")
    .addColumn("staff_id", ...text())
    .addColumn("project_id", ...text())
    .addPrimaryKeyConstraint("staff_projects_key", ["staff_id", "project_id"])
    .execute();

  // Codes are looked up in all projects at once.
  await schema.createIndex("conferences_code").on("conferences").column("code").execute();
  await schema.createIndex("participants_code").on("participants").column("code").execute();

  await sql`alter table conferences add column edit_until ${integerType} not null default 0`.execute(
    db,
  );
  await sql`alter table participants add column edit_until ${integerType} not null default 0`.execute(
    db,
  );

  await schema
    .createTable("secret_check")
    .addColumn("id", integer()[0], (column) => column.primaryKey().notNull())
    .addColumn("sealed", ...text())
    .addColumn("key_id", ...text())
    .execute();
}
