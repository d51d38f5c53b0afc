import { type Kysely, PostgresAdapter, sql } from "kysely";

/** Finding people costs no more the more there are, in whichever projects. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter;
  await (postgres ? blocksOnPostgres(db) : rangesOnSqlite(db));
}

/**
 * The numbers of an index entry are the project's own range of 2^32, so that a search in one project
 * walks over nobody of another. The project that came first keeps the numbers it has.
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
 * An index of runs of three of Foyer's own in place of pg_trgm: that one may be missing, knows no
 * signs, and in a database of the locale C no Cyrillic. GIN reads all of a run's list before the
 * first row comes, so the lists are cut: each belongs to one project and one block of 16,384
 * participants, and a search takes block after block.
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
    // Every search reads the entries that wait to be put in (KB): none at all made writing 50,000
    // people three times as slow.
    sql`create index participants_search on participants
      using gin (search_keys(project_id, search_block, search) collate "C") with (gin_pending_list_limit = 256)`,
    // Not inlined, because volatile: the planner is to know that the blocks are few.
    sql`create function search_blocks(project text) returns setof integer language sql volatile rows 16 as $$
      select generate_series(min(search_block), max(search_block)) from participants where project_id = project
    $$`,
  ];
  for (const statement of statements) await statement.execute(db);
}
