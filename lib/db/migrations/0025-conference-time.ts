import { type Kysely, sql } from "kysely";
import { columns } from "./columns";

/** When conferences start, who pinned them, and snapshots of deleted ones. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const { text, integer } = columns(db);
  const { schema } = db;
  const textType = text()[0];
  const integerType = integer()[0];
  for (const column of [
    sql`starts_at ${integerType}`,
    sql`time_zone ${textType}`,
    sql`duration ${integerType}`,
    sql`time_from_service ${integerType} not null default 0`,
  ])
    await sql`alter table conferences add column ${column}`.execute(db);
  await schema
    .createTable("pins")
    .addColumn("staff_id", ...text())
    .addColumn("project_id", ...text())
    .addColumn("conference_code", ...text())
    .addColumn("created_at", ...integer())
    .addPrimaryKeyConstraint("pins_key", ["staff_id", "project_id", "conference_code"])
    .execute();
  await schema
    .createTable("conference_snapshots")
    .addColumn("id", ...text("primary"))
    .addColumn("project_id", ...text())
    .addColumn("conference_code", ...text())
    .addColumn("title", ...text())
    .addColumn("people", ...integer())
    .addColumn("content", ...text())
    .addColumn("staff_name", ...text())
    .addColumn("created_at", ...integer())
    .addColumn("restored_code", ...text("null"))
    .execute();
  await schema
    .createIndex("conference_snapshots_project")
    .on("conference_snapshots")
    .columns(["project_id", "created_at"])
    .execute();
}
