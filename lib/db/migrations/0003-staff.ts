import { type Kysely, sql } from "kysely";
import { columns } from "./columns";

/** One-time links for staff, sign-in attempts, and metadata of sessions. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const { text, integer } = columns(db);
  const { schema } = db;

  // The device and network of a session, and when the password was last entered.
  const textType = text()[0];
  const integerType = integer()[0];
  await sql`alter table sessions add column address ${textType} not null default ''`.execute(db);
  await sql`alter table sessions add column proved_at ${integerType} not null default 0`.execute(
    db,
  );

  await schema
    .createTable("welcomes")
    .addColumn("id", ...text("primary"))
    .addColumn("token_hash", ...text())
    .addColumn("staff_id", ...text())
    .addColumn("created_by", ...text())
    .addColumn("created_at", ...integer())
    .addColumn("expires_at", ...integer())
    .addColumn("used_at", ...integer("null"))
    .execute();
  await schema.createIndex("welcomes_token").on("welcomes").column("token_hash").unique().execute();
  await schema.createIndex("welcomes_staff").on("welcomes").column("staff_id").execute();

  await schema
    .createTable("attempts")
    .addColumn("id", ...text("primary"))
    .addColumn("account_key", ...text())
    .addColumn("address", ...text())
    .addColumn("at", ...integer())
    .addColumn("failed", ...integer(0))
    .execute();
  await schema
    .createIndex("attempts_account")
    .on("attempts")
    .columns(["account_key", "at"])
    .execute();
  await schema.createIndex("attempts_address").on("attempts").columns(["address", "at"]).execute();
  await schema.createIndex("attempts_at").on("attempts").column("at").execute();
}
