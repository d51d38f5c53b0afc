import { type Kysely, sql } from "kysely";

/** Those who are about to lose their access are counted with each window of a roster. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index participants_leaving on participants (project_id, conference_code)
    where revocation_id is not null`.execute(db);
}
