import { type Kysely, sql } from "kysely";
import { columns } from "./columns";

/** Imports and their rows in the ledger, the instances that work them, message templates. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const { text, integer } = columns(db);
  const schema = db.schema;

  await schema
    .createTable("imports")
    .addColumn("id", ...text("primary"))
    .addColumn("project_id", ...text())
    .addColumn("conference_code", ...text())
    .addColumn("mode", ...text())
    .addColumn("name", ...text())
    .addColumn("state", ...text())
    .addColumn("staff_id", ...text())
    .addColumn("staff_name", ...text())
    .addColumn("session_id", ...text())
    .addColumn("total", ...integer())
    .addColumn("problem", ...text("null"))
    .addColumn("retry_at", ...integer("null"))
    .addColumn("created_at", ...integer())
    .addColumn("started_at", ...integer("null"))
    .addColumn("ended_at", ...integer("null"))
    .execute();
  await schema
    .createIndex("imports_newest")
    .on("imports")
    .columns(["project_id", "created_at", "id"])
    .execute();
  await sql`create index imports_open on imports (id) where state in ('running', 'paused')`.execute(
    db,
  );

  await schema
    .createTable("import_chunks")
    .addColumn("import_id", ...text())
    .addColumn("number", ...integer())
    .addColumn("checksum", ...text())
    .addColumn("rows", ...integer())
    .addPrimaryKeyConstraint("import_chunks_pk", ["import_id", "number"])
    .execute();

  const added = {
    import_id: text("null"),
    position: integer("null"),
    skip_reason: text("null"),
    again: integer(0),
    due_at: integer("null"),
    instance_id: text("null"),
    known_before: text("null"),
    lost: text("null"),
  };
  for (const [name, column] of Object.entries(added)) {
    await schema
      .alterTable("invitations")
      .addColumn(name, ...column)
      .execute();
  }
  await sql`create unique index invitations_import on invitations (import_id, position) where import_id is not null`.execute(
    db,
  );
  await sql`create index invitations_import_state on invitations (import_id, state, position) where import_id is not null`.execute(
    db,
  );
  await sql`create index invitations_import_ended on invitations (import_id, ended_at) where import_id is not null`.execute(
    db,
  );

  await schema
    .createTable("instances")
    .addColumn("id", ...text("primary"))
    .addColumn("beat_at", ...integer())
    .execute();

  await schema
    .createTable("templates")
    .addColumn("project_id", ...text())
    .addColumn("conference_code", ...text())
    .addColumn("text", ...text())
    .addColumn("staff_id", ...text())
    .addColumn("written_at", ...integer())
    .addColumn("version", ...integer(1))
    .addPrimaryKeyConstraint("templates_pk", ["project_id", "conference_code"])
    .execute();
}
