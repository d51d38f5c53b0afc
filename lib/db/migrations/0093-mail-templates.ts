import type { Kysely } from "kysely";
import { columns } from "./columns";

/** Templates of Foyer's email, and people who stopped their reminders. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const { text, integer } = columns(db);
  const { schema } = db;
  await schema
    .createTable("mail_templates")
    .addColumn("project_id", ...text())
    .addColumn("conference_code", ...text())
    .addColumn("kind", ...text())
    .addColumn("locale", ...text())
    .addColumn("subject", ...text())
    .addColumn("text", ...text())
    .addColumn("staff_id", ...text())
    .addColumn("written_at", ...integer())
    .addColumn("version", ...integer(1))
    .addPrimaryKeyConstraint("mail_templates_pk", [
      "project_id",
      "conference_code",
      "kind",
      "locale",
    ])
    .execute();
  await schema
    .createTable("reminder_opt_outs")
    .addColumn("token_hash", ...text("primary"))
    .addColumn("project_id", ...text())
    .addColumn("conference_code", ...text())
    .addColumn("email", ...text())
    .addColumn("email_key", ...text())
    .addColumn("created_at", ...integer())
    .addColumn("stopped_at", ...integer("null"))
    .execute();
  await schema
    .createIndex("reminder_opt_outs_person")
    .on("reminder_opt_outs")
    .columns(["project_id", "conference_code", "email_key"])
    .execute();
}
