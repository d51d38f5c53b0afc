import { type Kysely, sql } from "kysely";
import { columns } from "./columns";

/** Staff, sessions, projects, the mirror, the ledger, links, revocations, activity. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const { text, integer } = columns(db);
  const schema = db.schema;

  await schema
    .createTable("staff")
    .addColumn("id", ...text("primary"))
    .addColumn("email", ...text())
    .addColumn("name", ...text())
    .addColumn("role", ...text())
    .addColumn("password_hash", ...text("null"))
    .addColumn("closed_at", ...integer("null"))
    .addColumn("created_at", ...integer())
    .addColumn("version", ...integer(1))
    .execute();
  await schema.createIndex("staff_email").on("staff").column("email").unique().execute();

  await schema
    .createTable("sessions")
    .addColumn("id", ...text("primary"))
    .addColumn("staff_id", ...text())
    .addColumn("user_agent", ...text())
    .addColumn("created_at", ...integer())
    .addColumn("used_at", ...integer())
    .addColumn("expires_at", ...integer())
    .addColumn("ended_at", ...integer("null"))
    .execute();
  await schema.createIndex("sessions_staff").on("sessions").column("staff_id").execute();

  await schema
    .createTable("projects")
    .addColumn("id", ...text("primary"))
    .addColumn("name", ...text())
    .addColumn("kind", ...text())
    .addColumn("sealed_key", ...text("null"))
    .addColumn("key_id", ...text("null"))
    .addColumn("created_at", ...integer())
    .addColumn("closed_at", ...integer("null"))
    .execute();
  // Several `stored` projects, and at most one of each other kind.
  await sql`create unique index projects_kind on projects (kind) where kind <> 'stored'`.execute(
    db,
  );

  await schema
    .createTable("conferences")
    .addColumn("project_id", ...text())
    .addColumn("code", ...text())
    .addColumn("title", ...text())
    .addColumn("title_key", ...text())
    .addColumn("description", ...text())
    .addColumn("folder_code", ...text("null"))
    .addColumn("details", ...text("null"))
    .addColumn("search", ...text())
    .addColumn("participant_count", ...integer("null"))
    .addColumn("first_seen_at", ...integer())
    .addColumn("written_at", ...integer(0))
    .addColumn("deleted_at", ...integer("null"))
    .addColumn("version", ...integer(1))
    .addPrimaryKeyConstraint("conferences_pk", ["project_id", "code"])
    .execute();

  await schema
    .createTable("participants")
    .addColumn("project_id", ...text())
    .addColumn("code", ...text())
    .addColumn("conference_code", ...text())
    .addColumn("email", ...text())
    .addColumn("email_key", ...text())
    .addColumn("name", ...text())
    .addColumn("name_key", ...text())
    .addColumn("moderator", ...integer())
    .addColumn("added", ...text())
    .addColumn("revoked", ...integer())
    .addColumn("search", ...text())
    .addColumn("link_id", ...text("null"))
    .addColumn("revocation_id", ...text("null"))
    .addColumn("first_seen_at", ...integer())
    .addColumn("written_at", ...integer(0))
    .addColumn("gone_at", ...integer("null"))
    .addColumn("version", ...integer(1))
    .addPrimaryKeyConstraint("participants_pk", ["project_id", "code"])
    .execute();
  for (const column of ["name_key", "email_key", "added"]) {
    await schema
      .createIndex(`participants_by_${column}`)
      .on("participants")
      .columns(["project_id", "conference_code", column, "code"])
      .execute();
  }

  await schema
    .createTable("invitations")
    .addColumn("id", ...text("primary"))
    .addColumn("project_id", ...text())
    .addColumn("conference_code", ...text())
    .addColumn("kind", ...text())
    .addColumn("email", ...text())
    .addColumn("email_key", ...text())
    .addColumn("name", ...text())
    .addColumn("moderator", ...integer())
    .addColumn("notify", ...integer())
    .addColumn("lifetime", ...integer("null"))
    .addColumn("avatar_url", ...text("null"))
    .addColumn("state", ...text())
    .addColumn("error_code", ...text("null"))
    .addColumn("error_message", ...text("null"))
    .addColumn("attempts", ...integer(0))
    .addColumn("participant_code", ...text("null"))
    .addColumn("staff_id", ...text())
    .addColumn("created_at", ...integer())
    .addColumn("started_at", ...integer("null"))
    .addColumn("ended_at", ...integer("null"))
    .execute();
  await schema
    .createIndex("invitations_by_email")
    .on("invitations")
    .columns(["project_id", "conference_code", "email_key"])
    .execute();
  await sql`create index invitations_open on invitations (state) where state in ('planned', 'sending', 'unknown')`.execute(
    db,
  );

  await schema
    .createTable("links")
    .addColumn("id", ...text("primary"))
    .addColumn("project_id", ...text())
    .addColumn("conference_code", ...text())
    .addColumn("invitation_id", ...text())
    .addColumn("email_key", ...text())
    .addColumn("participant_code", ...text("null"))
    .addColumn("sealed", ...text())
    .addColumn("key_id", ...text())
    .addColumn("created_at", ...integer())
    .addColumn("expires_at", ...integer("null"))
    .execute();
  await schema.createIndex("links_invitation").on("links").column("invitation_id").execute();
  await sql`create index links_unclaimed on links (project_id, conference_code) where participant_code is null`.execute(
    db,
  );

  await schema
    .createTable("revocations")
    .addColumn("id", ...text("primary"))
    .addColumn("project_id", ...text())
    .addColumn("conference_code", ...text())
    .addColumn("participant_code", ...text())
    .addColumn("staff_id", ...text())
    .addColumn("state", ...text())
    .addColumn("error_code", ...text("null"))
    .addColumn("error_message", ...text("null"))
    .addColumn("due_at", ...integer())
    .addColumn("created_at", ...integer())
    .addColumn("started_at", ...integer("null"))
    .addColumn("ended_at", ...integer("null"))
    .execute();
  await sql`create index revocations_open on revocations (due_at) where state in ('planned', 'sending')`.execute(
    db,
  );

  await schema
    .createTable("submissions")
    .addColumn("id", ...text("primary"))
    .addColumn("staff_id", ...text())
    .addColumn("project_id", ...text())
    .addColumn("action", ...text())
    .addColumn("state", ...text())
    .addColumn("result", ...text("null"))
    .addColumn("created_at", ...integer())
    .addColumn("ended_at", ...integer("null"))
    .execute();

  await schema
    .createTable("activity")
    .addColumn("id", ...text("primary"))
    .addColumn("at", ...integer())
    .addColumn("staff_id", ...text("null"))
    .addColumn("staff_name", ...text())
    .addColumn("session_id", ...text("null"))
    .addColumn("project_id", ...text("null"))
    .addColumn("action", ...text())
    .addColumn("conference_code", ...text("null"))
    .addColumn("participant_code", ...text("null"))
    .addColumn("subject", ...text())
    .addColumn("before", ...text("null"))
    .addColumn("after", ...text("null"))
    .addColumn("outcome", ...text())
    .addColumn("error_code", ...text("null"))
    .execute();
  await schema.createIndex("activity_at").on("activity").columns(["at", "id"]).execute();
  await schema
    .createIndex("activity_conference")
    .on("activity")
    .columns(["project_id", "conference_code", "at"])
    .execute();

  await schema
    .createTable("syncs")
    .addColumn("project_id", ...text())
    .addColumn("key", ...text())
    .addColumn("synced_at", ...integer("null"))
    .addColumn("attempted_at", ...integer("null"))
    .addColumn("error_code", ...text("null"))
    .addColumn("error_message", ...text("null"))
    .addColumn("lease_until", ...integer(0))
    .addPrimaryKeyConstraint("syncs_pk", ["project_id", "key"])
    .execute();
}
