import { type Kysely, sql } from "kysely";

/**
 * Indexes participants with a planned revocation, who are counted with each window of a roster. SQLite uses this
 * partial index only if it covers all selected columns.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index participants_leaving on participants (project_id, conference_code, revoked, gone_at, revocation_id)
    where revocation_id is not null`.execute(db);
}
