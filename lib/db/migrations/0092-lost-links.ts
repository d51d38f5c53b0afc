import type { Kysely } from "kysely";
import { columns } from "./columns";

/** The public page of each conference that emails lost links, the requests on it, and replaced links. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const { text, integer } = columns(db);
  const { schema } = db;
  await schema
    .createTable("lost_link_pages")
    .addColumn("project_id", ...text())
    .addColumn("conference_code", ...text())
    .addColumn("token", ...text())
    .addColumn("created_at", ...integer())
    .addPrimaryKeyConstraint("lost_link_pages_key", ["project_id", "conference_code"])
    .execute();
  await schema
    .createIndex("lost_link_pages_token")
    .unique()
    .on("lost_link_pages")
    .column("token")
    .execute();
  await schema
    .createTable("lost_link_requests")
    .addColumn("id", ...text("primary"))
    .addColumn("project_id", ...text())
    .addColumn("conference_code", ...text())
    .addColumn("email", ...text())
    .addColumn("email_key", ...text())
    .addColumn("created_at", ...integer())
    .execute();
  await schema
    .createTable("replaced_links")
    .addColumn("token_hash", ...text("primary"))
    .addColumn("project_id", ...text())
    .addColumn("conference_code", ...text())
    .addColumn("created_at", ...integer())
    .execute();
}
