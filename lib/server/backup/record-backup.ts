import type { Kysely } from "kysely";
import type { BackupTable, Database } from "@/lib/db/schema";
import { newId } from "@/lib/platform/ids";

/** The number of backups that are listed. */
const MAX_BACKUPS = 200;

type Made = Pick<BackupTable, "kind" | "state" | "file" | "bytes" | "error"> & {
  encrypted: 0 | 1;
  /** ms since 1970. */
  started: number;
};

/** Records a backup for the page Installation and for the metrics. */
export async function recordBackup(db: Kysely<Database>, made: Made): Promise<void> {
  const { started, ...row } = made;
  await db
    .insertInto("backups")
    .values({ id: newId(), ...row, created_at: started, ended_at: Date.now() })
    .execute();
  const oldest = await db
    .selectFrom("backups")
    .select("created_at")
    .orderBy("created_at", "desc")
    .offset(MAX_BACKUPS)
    .limit(1)
    .executeTakeFirst();
  if (oldest) {
    await db.deleteFrom("backups").where("created_at", "<=", oldest.created_at).execute();
  }
}
