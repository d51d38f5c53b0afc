import { type Kysely, sql } from "kysely";
import { columns } from "./columns";

/** The backups, and when the next one is due. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const { text, integer } = columns(db);
  await db.schema
    .createTable("backups")
    .addColumn("id", ...text("primary"))
    .addColumn("kind", ...text())
    .addColumn("state", ...text())
    .addColumn("file", ...text())
    .addColumn("bytes", ...integer("null"))
    .addColumn("encrypted", ...integer(0))
    .addColumn("error", ...text("null"))
    .addColumn("created_at", ...integer())
    .addColumn("ended_at", ...integer("null"))
    .execute();
  await db.schema.createIndex("backups_created").on("backups").column("created_at").execute();
  await db.schema
    .createTable("backup_schedule")
    .addColumn("id", ...integer())
    .addColumn("claimed_at", ...integer(0))
    .addColumn("done_at", ...integer(0))
    .addColumn("restored", ...text("null"))
    .addPrimaryKeyConstraint("backup_schedule_key", ["id"])
    .execute();
  await sql`insert into backup_schedule (id) values (1)`.execute(db);
}
