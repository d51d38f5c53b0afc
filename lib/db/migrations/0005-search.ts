import { type Kysely, PostgresAdapter, sql } from "kysely";
import { columns } from "./columns";

/** Indexes for the people search, link owner lookup, and any window of a large roster. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const { text, integer } = columns(db);
  const { schema } = db;
  // Two spaces before each word allow a search for word starts; see lib/db/search-text.ts.
  await sql`update participants set search = '  ' || replace(search, ' ', '  ')`.execute(db);
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter;
  await (postgres ? indexForPostgres(db) : indexForSqlite(db));

  await schema
    .alterTable("links")
    .addColumn("fingerprint", ...text("null"))
    .execute();
  await schema.createIndex("links_fingerprint").on("links").column("fingerprint").execute();
  await schema.createIndex("participants_email").on("participants").column("email_key").execute();

  // The index covers all columns that filter a roster, so that skipping to its middle reads no rows. On SQLite it
  // also covers the searched columns; PostgreSQL has a separate index for them, and limits the size of an entry.
  const searched = postgres ? sql`` : sql`, search`;
  for (const column of ["name_key", "email_key", "added"]) {
    const more = column === "name_key" ? searched : sql``;
    await schema.dropIndex(`participants_by_${column}`).execute();
    await sql`create index ${sql.ref(`participants_by_${column}`)} on participants
      (project_id, conference_code, ${sql.ref(column)}, code, gone_at, revoked, revocation_id, moderator${more})`.execute(
      db,
    );
  }
  await sql`create index participants_by_role on participants
    (project_id, conference_code, moderator desc, name_key, code, gone_at, revoked, revocation_id)`.execute(
    db,
  );

  await schema
    .createIndex("revocations_participant")
    .on("revocations")
    .columns(["project_id", "participant_code"])
    .execute();
  await schema
    .createTable("selections")
    .addColumn("id", ...text("primary"))
    .addColumn("staff_id", ...text())
    .addColumn("project_id", ...text())
    .addColumn("conference_code", ...text())
    .addColumn("codes", ...text())
    .addColumn("created_at", ...integer())
    .execute();
}

/**
 * A trigram index, maintained by triggers. Its entries have separate numbers, because SQLite's row ids may change
 * when the file is vacuumed or copied.
 */
async function indexForSqlite(db: Kysely<unknown>): Promise<void> {
  const statements = [
    sql`create table search_entries (id integer primary key, project_id text not null, code text not null, unique (project_id, code))`,
    sql`create virtual table search_index using fts5 (text, content = '', contentless_delete = 1, tokenize = 'trigram')`,
    sql`insert into search_entries (project_id, code) select project_id, code from participants`,
    sql`insert into search_index (rowid, text) select id, search from search_entries join participants using (project_id, code)`,
    sql`create trigger participants_search_insert after insert on participants begin
      insert into search_entries (project_id, code) values (new.project_id, new.code);
      insert into search_index (rowid, text) select id, new.search from search_entries where project_id = new.project_id and code = new.code;
    end`,
    sql`create trigger participants_search_update after update of search on participants when old.search <> new.search begin
      update search_index set text = new.search where rowid = (select id from search_entries where project_id = new.project_id and code = new.code);
    end`,
    sql`create trigger participants_search_delete after delete on participants begin
      delete from search_index where rowid = (select id from search_entries where project_id = old.project_id and code = old.code);
      delete from search_entries where project_id = old.project_id and code = old.code;
    end`,
  ];
  for (const statement of statements) await statement.execute(db);
}

/** The same with pg_trgm. If the extension is missing or not allowed, searching works without it, but slower. */
async function indexForPostgres(db: Kysely<unknown>): Promise<void> {
  await sql`do $$ begin
    create extension if not exists pg_trgm;
    create index participants_search on participants using gin (search gin_trgm_ops);
  exception when others then
    raise notice 'pg_trgm is not to be had: people are searched without an index';
  end $$`.execute(db);
}
