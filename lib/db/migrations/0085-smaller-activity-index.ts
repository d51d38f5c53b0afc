import { type Kysely, sql } from "kysely";

/** Most entries name no participant: an invitation has none yet, and the index is only read by participant. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.dropIndex("activity_participant").ifExists().execute();
  await sql`create index activity_participant on activity (project_id, participant_code, seq) where participant_code is not null`.execute(
    db,
  );
}
