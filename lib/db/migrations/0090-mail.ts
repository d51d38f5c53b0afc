import { type Kysely, sql } from "kysely";
import { columns } from "./columns";

/** Email through the team's own server, off until a project turns it on. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const { text, integer } = columns(db);
  const { schema } = db;
  const [textType] = text();
  const [integerType] = integer();
  for (const column of [
    sql`mail ${integerType} not null default 0`,
    sql`mail_locale ${textType} not null default 'en'`,
  ])
    await sql`alter table projects add column ${column}`.execute(db);
  await sql`alter table invitations add column own_mail ${integerType} not null default 0`.execute(
    db,
  );
  await schema
    .createTable("outgoing_mail")
    .addColumn("id", ...text("primary"))
    .addColumn("key", ...text())
    .addColumn("kind", ...text())
    .addColumn("project_id", ...text())
    .addColumn("conference_code", ...text())
    .addColumn("email", ...text())
    .addColumn("email_key", ...text())
    .addColumn("domain", ...text())
    .addColumn("invitation_id", ...text("null"))
    .addColumn("rule_id", ...text("null"))
    .addColumn("locale", ...text())
    .addColumn("staff_id", ...text())
    .addColumn("state", ...text())
    .addColumn("reason", ...text("null"))
    .addColumn("response", ...text("null"))
    .addColumn("attempts", ...integer(0))
    .addColumn("epoch", ...integer(0))
    .addColumn("instance_id", ...text("null"))
    .addColumn("due_at", ...integer())
    .addColumn("claimed_at", ...integer("null"))
    .addColumn("created_at", ...integer())
    .addColumn("ended_at", ...integer("null"))
    .addColumn("latest", ...integer(0))
    .addColumn("method", ...text("null"))
    .addColumn("sequence", ...integer("null"))
    .addColumn("starts_at", ...integer("null"))
    .addColumn("ends_at", ...integer("null"))
    .execute();
  await schema
    .createIndex("outgoing_mail_key")
    .unique()
    .on("outgoing_mail")
    .column("key")
    .execute();
  await schema
    .createIndex("outgoing_mail_due")
    .on("outgoing_mail")
    .columns(["state", "due_at"])
    .execute();
  await schema
    .createIndex("outgoing_mail_claimed")
    .on("outgoing_mail")
    .columns(["claimed_at", "domain"])
    .execute();
  await schema
    .createIndex("outgoing_mail_person")
    .on("outgoing_mail")
    .columns(["project_id", "conference_code", "email_key"])
    .execute();
  await schema.createIndex("outgoing_mail_email").on("outgoing_mail").column("email_key").execute();
  await schema
    .createTable("mail_suppressions")
    .addColumn("email_key", ...text("primary"))
    .addColumn("email", ...text())
    .addColumn("response", ...text())
    .addColumn("created_at", ...integer())
    .execute();
  await schema
    .createTable("reminder_rules")
    .addColumn("id", ...text("primary"))
    .addColumn("project_id", ...text())
    .addColumn("conference_code", ...text())
    .addColumn("moment", ...text())
    .addColumn("minutes", ...integer())
    .addColumn("audience", ...text())
    .addColumn("paused", ...integer(0))
    .addColumn("staff_id", ...text())
    .addColumn("created_at", ...integer())
    .execute();
  await schema
    .createIndex("reminder_rules_conference")
    .on("reminder_rules")
    .columns(["project_id", "conference_code"])
    .execute();
}
