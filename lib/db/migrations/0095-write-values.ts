import type { Kysely } from "kysely";

/** Names the sent and the replaced values of our own writes. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable("writes").renameColumn("told", "sent_values").execute();
  await db.schema.alterTable("writes").renameColumn("was", "replaced_values").execute();
}
