import { type Kysely, sql } from "kysely";
import { columns } from "./columns";

/**
 * Refreshes and writes are ordered by a number instead of by wall clocks, and every claim of a row has
 * an epoch, so that an outdated claim can't write.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const { text, integer } = columns(db);
  const { schema } = db;
  await schema
    .createTable("sequences")
    .addColumn("name", ...text("primary"))
    .addColumn("value", ...integer())
    .execute();
  await sql`insert into sequences (name, value) values ('order', 1)`.execute(db);
  for (const [table, column, kind] of [
    ["syncs", "synced_order", 0],
    ["syncs", "compared_order", "null"],
    ["syncs", "lease_order", 0],
    ["conferences", "written_order", 0],
    ["participants", "written_order", 0],
    ["participants", "first_seen_order", 0],
    ["imports", "created_order", 0],
    ["invitations", "epoch", 0],
    ["invitations", "started_order", 0],
    ["invitations", "ended_order", 0],
    ["revocations", "epoch", 0],
  ] as const) {
    await schema
      .alterTable(table)
      .addColumn(column, ...integer(kind))
      .execute();
  }
  await schema
    .alterTable("revocations")
    .addColumn("instance_id", ...text("null"))
    .execute();
  await sql`update syncs set compared_order = 0 where compared_at is not null`.execute(db);
  await schema.alterTable("syncs").dropColumn("compared_at").execute();
  const now = Date.now();
  // A clock that was ahead may have left times far in the future.
  for (const [table, column] of [
    ["syncs", "synced_at"],
    ["syncs", "attempted_at"],
    ["writes", "started_at"],
    ["imports", "retry_at"],
    ["invitations", "due_at"],
  ] as const) {
    await sql`update ${sql.table(table)} set ${sql.ref(column)} = ${now}
      where ${sql.ref(column)} > ${now}`.execute(db);
  }
}
