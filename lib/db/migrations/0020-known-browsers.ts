import type { Kysely } from "kysely";
import { columns } from "./columns";

/** Attempts of known browsers have their own limit; people read notices after they sign in. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const { text, integer } = columns(db);
  const [type] = text();
  await db.schema
    .alterTable("attempts")
    .addColumn("browser_id", type, (column) => column.notNull().defaultTo(""))
    .execute();
  await db.schema
    .createTable("notices")
    .addColumn("id", ...text("primary"))
    .addColumn("staff_id", ...text())
    .addColumn("kind", ...text())
    .addColumn("details", ...text())
    .addColumn("created_at", ...integer())
    .addColumn("dismissed_at", ...integer("null"))
    .execute();
  await db.schema
    .createIndex("notices_staff")
    .on("notices")
    .columns(["staff_id", "dismissed_at"])
    .execute();
}
