import type { Kysely } from "kysely";
import { columns } from "./columns";

/** When a refusal was last written down, so that asking again and again fills nothing. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const { text, integer } = columns(db);
  await db.schema
    .createTable("refusals")
    .addColumn("key", ...text("primary"))
    .addColumn("at", ...integer())
    .execute();
}
