import type { Kysely } from "kysely";
import { columns } from "./columns";

/** When each refusal was last recorded, so that repeated refusals don't flood the activity. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const { text, integer } = columns(db);
  await db.schema
    .createTable("refusals")
    .addColumn("key", ...text("primary"))
    .addColumn("at", ...integer())
    .execute();
}
