import type { Kysely } from "kysely";
import { columns } from "./columns";

/** Pending erasures, erased participants that a refresh must skip, and activity entries with erased data. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const { text, integer } = columns(db);
  await db.schema
    .createTable("erasures")
    .addColumn("id", ...text("primary"))
    .addColumn("email_key", ...text())
    .addColumn("staff_id", ...text())
    .addColumn("staff_name", ...text())
    .addColumn("session_id", ...text())
    .addColumn("created_at", ...integer())
    .execute();
  await db.schema
    .createTable("erased_participants")
    .addColumn("project_id", ...text())
    .addColumn("code", ...text())
    .addPrimaryKeyConstraint("erased_participants_key", ["project_id", "code"])
    .execute();
  await db.schema
    .createTable("activity_erasures")
    .addColumn("erasure_id", ...text())
    .addColumn("seq", ...integer())
    .addColumn("digest", ...text())
    .addPrimaryKeyConstraint("activity_erasures_key", ["erasure_id", "seq"])
    .execute();
}
