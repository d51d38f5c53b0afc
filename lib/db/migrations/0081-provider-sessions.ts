import { type Kysely, sql } from "kysely";
import { columns } from "./columns";

/** Whether a session's browser was known, its id at the identity provider, and used logout tokens. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const { text, integer } = columns(db);
  await sql`alter table sessions add column known_browser ${integer()[0]}`.execute(db);
  await sql`alter table sessions add column provider_sid ${text()[0]}`.execute(db);
  await db.schema
    .createIndex("sessions_provider_sid")
    .on("sessions")
    .column("provider_sid")
    .execute();
  await db.schema
    .createTable("logout_tokens")
    .addColumn("jti", ...text("primary"))
    .addColumn("used_at", ...integer())
    .execute();
}
