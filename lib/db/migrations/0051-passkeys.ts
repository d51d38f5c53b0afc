import type { Kysely } from "kysely";
import { columns } from "./columns";

/** Passkeys (WebAuthn) of staff, and the challenges that were used: each works once. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const { text, integer } = columns(db);
  await db.schema
    .createTable("passkeys")
    .addColumn("id", ...text("primary"))
    .addColumn("staff_id", ...text())
    .addColumn("public_key", ...text())
    .addColumn("counter", ...integer())
    .addColumn("name", ...text())
    .addColumn("created_at", ...integer())
    .addColumn("used_at", ...integer("null"))
    .execute();
  await db.schema.createIndex("passkeys_staff").on("passkeys").column("staff_id").execute();
  await db.schema
    .createTable("passkey_challenges")
    .addColumn("challenge", ...text("primary"))
    .addColumn("used_at", ...integer())
    .execute();
}
