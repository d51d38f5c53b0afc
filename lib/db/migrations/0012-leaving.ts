import { type Kysely, sql } from "kysely";

/**
 * Those who are about to lose their access are counted with each window of a roster. SQLite takes an
 * index of few rows for one of all, and uses it only where it holds every column that is asked for.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index participants_leaving on participants (project_id, conference_code, revoked, gone_at, revocation_id)
    where revocation_id is not null`.execute(db);
}
