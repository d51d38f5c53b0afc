import type { Kysely } from "kysely";
import { columns } from "./columns";

/** Requests for a second person's approval: large imports, and many links at once. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const { text, integer } = columns(db);
  await db.schema
    .createTable("approvals")
    .addColumn("id", ...text("primary"))
    .addColumn("project_id", ...text())
    .addColumn("conference_code", ...text())
    .addColumn("kind", ...text())
    .addColumn("import_id", ...text("null"))
    .addColumn("rows", ...integer())
    .addColumn("staff_id", ...text())
    .addColumn("staff_name", ...text())
    .addColumn("state", ...text())
    .addColumn("created_at", ...integer())
    .addColumn("expires_at", ...integer())
    .addColumn("decided_by", ...text("null"))
    .addColumn("decided_at", ...integer("null"))
    .execute();
  await db.schema
    .createIndex("approvals_project")
    .on("approvals")
    .columns(["project_id", "state", "expires_at"])
    .execute();
  await db.schema.createIndex("approvals_import").on("approvals").column("import_id").execute();
}
