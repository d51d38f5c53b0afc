import { type Kysely } from "kysely";

/** A link has the id of its invitation, so nothing looks links up by `invitation_id`. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.dropIndex("links_invitation").ifExists().execute();
}
