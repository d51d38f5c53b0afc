import { type Kysely, sql } from "kysely";
import { columns } from "./columns";

/** Personal links of participants, off until a project turns them on. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const { text, integer } = columns(db);
  const { schema } = db;
  const integerType = integer()[0];
  for (const column of [
    sql`personal_links ${integerType} not null default 0`,
    sql`join_minutes ${integerType}`,
  ])
    await sql`alter table projects add column ${column}`.execute(db);
  await schema
    .createTable("personal_links")
    .addColumn("id", ...text("primary"))
    .addColumn("project_id", ...text())
    .addColumn("conference_code", ...text())
    .addColumn("participant_code", ...text())
    .addColumn("token_hash", ...text())
    .addColumn("sealed", ...text())
    .addColumn("key_id", ...text())
    .addColumn("link_id", ...text("null"))
    .addColumn("created_at", ...integer())
    .addColumn("opened_at", ...integer("null"))
    .addColumn("joined_at", ...integer("null"))
    .addColumn("joins", ...integer(0))
    .execute();
  await schema
    .createIndex("personal_links_token")
    .unique()
    .on("personal_links")
    .column("token_hash")
    .execute();
  await schema
    .createIndex("personal_links_participant")
    .unique()
    .on("personal_links")
    .columns(["project_id", "participant_code"])
    .execute();
  await schema
    .createIndex("personal_links_conference")
    .on("personal_links")
    // Counting reads the index alone.
    .columns(["project_id", "conference_code", "opened_at", "joined_at"])
    .execute();
}
