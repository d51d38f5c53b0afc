import { type Kysely, PostgresAdapter, sql } from "kysely";

/** Search indexes per project, so that the cost of a search does not depend on other projects. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter;
  await (postgres ? blocksOnPostgres(db) : rangesOnSqlite(db));
}

/**
 * Each project has a range of 2^32 entry numbers, so that a search in one project reads no entries of another. The
 * first project keeps its numbers.
 */
async function rangesOnSqlite(db: Kysely<unknown>): Promise<void> {
  const moved = await sql<{ project_id: string }>`
    select project_id from search_entries group by project_id order by min(id) limit -1 offset 1`.execute(
    db,
  );
  for (const [index, { project_id: project }] of moved.rows.entries()) {
    const statements = [
      sql`delete from search_index where rowid in (select id from search_entries where project_id = ${project})`,
      sql`update search_entries set id = id + (${index + 1} << 32) where project_id = ${project}`,
      sql`insert into search_index (rowid, text)
        select id, search from search_entries join participants using (project_id, code)
        where project_id = ${project} order by id`,
    ];
    for (const statement of statements) await statement.execute(db);
  }
  await sql`drop trigger participants_search_insert`.execute(db);
  await sql`create trigger participants_search_insert after insert on participants begin
    insert into search_entries (id, project_id, code)
      select coalesce(
        (select id + 1 from search_entries where id between first and first + 4294967295 order by id desc limit 1),
        first + 1
      ), new.project_id, new.code
      from (select coalesce(
        (select id >> 32 from search_entries where project_id = new.project_id limit 1),
        (select (id >> 32) + 1 from search_entries order by id desc limit 1),
        0
      ) << 32 as first);
    insert into search_index (rowid, text) select id, new.search from search_entries where project_id = new.project_id and code = new.code;
  end`.execute(db);
}

/**
 * Foyer's own trigram index replaces pg_trgm, which may be missing, ignores punctuation, and ignores Cyrillic in a
 * database with locale C. GIN reads the whole list of a trigram before it returns the first row. Therefore each list
 * belongs to one project and one block of 16,384 participants, and a search reads block after block.
 */
async function blocksOnPostgres(db: Kysely<unknown>): Promise<void> {
  const statements = [
    sql`drop index if exists participants_search`,
    sql`create sequence participant_numbers`,
    sql`alter table participants add column search_block integer not null default nextval('participant_numbers') / 16384`,
    sql`create index participants_blocks on participants (project_id, search_block)`,
    sql`create function search_keys(project text, block integer, search text) returns text[]
      language sql immutable parallel safe as $$
        select array_agg(project || block || ' ' || substr(search, at, 3)) from generate_series(1, length(search) - 2) at
      $$`,
    // Every search reads the pending list, whose size is limited here (KB). Without a pending list, inserting
    // 50,000 people took three times as long.
    sql`create index participants_search on participants
      using gin (search_keys(project_id, search_block, search) collate "C") with (gin_pending_list_limit = 256)`,
    // Volatile, so that it is not inlined and the planner expects few blocks.
    sql`create function search_blocks(project text) returns setof integer language sql volatile rows 16 as $$
      select generate_series(min(search_block), max(search_block)) from participants where project_id = project
    $$`,
  ];
  for (const statement of statements) await statement.execute(db);
}
