import { type Kysely, sql } from "kysely";
import { columns } from "./columns";

/** Two-step verification, accounts at identity providers, and the settings of administrators. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const { text, integer } = columns(db);
  const { schema } = db;

  await schema
    .createTable("two_steps")
    .addColumn("staff_id", ...text("primary"))
    .addColumn("sealed", ...text())
    .addColumn("key_id", ...text())
    .addColumn("created_at", ...integer())
    .addColumn("confirmed_at", ...integer("null"))
    .addColumn("last_step", ...integer(0))
    .execute();
  await schema
    .createTable("recovery_codes")
    .addColumn("staff_id", ...text())
    .addColumn("code_hash", ...text())
    .addColumn("used_at", ...integer("null"))
    .addPrimaryKeyConstraint("recovery_codes_pk", ["staff_id", "code_hash"])
    .execute();

  await schema
    .createTable("identities")
    .addColumn("issuer", ...text())
    .addColumn("subject", ...text())
    .addColumn("staff_id", ...text())
    .addColumn("created_at", ...integer())
    .addPrimaryKeyConstraint("identities_pk", ["issuer", "subject"])
    .addUniqueConstraint("identities_staff", ["staff_id", "issuer"])
    .execute();

  await schema
    .createTable("settings")
    .addColumn("name", ...text("primary"))
    .addColumn("value", ...text())
    .addColumn("changed_at", ...integer())
    .execute();

  await sql`alter table sessions add column method ${text()[0]} not null default 'password'`.execute(
    db,
  );
}
