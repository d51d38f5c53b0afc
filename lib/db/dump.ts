import { type Kysely, sql, type Transaction } from "kysely";
import type { Database } from "./schema";

const ROWS_PER_STATEMENT = 500;
/** Tables that a backup excludes: migrations create some of them, and instances end with their process. */
const EXCLUDED_TABLES = new Set(["kysely_migration", "kysely_migration_lock", "instances"]);

/** Returns the tables that a dump contains. */
export async function dumpedTables(db: Kysely<Database>): Promise<string[]> {
  const tables = await db.introspection.getTables();
  return tables
    .filter(({ isView, name }) => !isView && !EXCLUDED_TABLES.has(name))
    .map(({ name }) => name)
    .toSorted();
}

/** Returns the newest migration of a database; empty before the first. */
export async function newestMigration(db: Kysely<Database>): Promise<string> {
  const { rows } = await sql<{ name: string }>`
    select name from kysely_migration order by name desc limit 1`.execute(db);
  return rows[0]?.name ?? "";
}

/** Yields a table's rows as lines of JSON, as of the start of the transaction. For PostgreSQL. */
export async function* dumpTable(tx: Transaction<Database>, table: string): AsyncGenerator<string> {
  await sql`declare dump no scroll cursor for
    select row_to_json(t)::text as line from ${sql.table(table)} as t`.execute(tx);
  for (;;) {
    const { rows } = await sql<{
      line: string;
    }>`fetch ${sql.lit(ROWS_PER_STATEMENT)} from dump`.execute(tx);
    if (rows.length === 0) break;
    yield rows.map(({ line }) => `${line}\n`).join("");
  }
  await sql`close dump`.execute(tx);
}

/**
 * Replaces a table's rows by those of a dump. Disables triggers, because those of the activity refuse every change.
 * For PostgreSQL.
 */
export async function loadTable(
  tx: Transaction<Database>,
  table: string,
  lines: AsyncIterable<string>,
): Promise<void> {
  const target = sql.table(table);
  await sql`alter table ${target} disable trigger user`.execute(tx);
  await sql`truncate ${target}`.execute(tx);
  let batch: string[] = [];
  const insert = async () => {
    if (batch.length === 0) return;
    await sql`insert into ${target}
      select * from json_populate_recordset(null::${target}, ${`[${batch.join()}]`}::json)`.execute(
      tx,
    );
    batch = [];
  };
  for await (const line of lines) {
    if (line !== "") batch.push(line);
    if (batch.length === ROWS_PER_STATEMENT) await insert();
  }
  await insert();
  await sql`alter table ${target} enable trigger user`.execute(tx);
}
