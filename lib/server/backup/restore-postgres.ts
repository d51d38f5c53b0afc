import { createReadStream, rmSync } from "node:fs";
import path from "node:path";
import { createInterface } from "node:readline";
import { Kysely, sql } from "kysely";
import { dumpedTables, loadTable, newestMigration } from "@/lib/db/dump";
import { INSTANCE_TIMEOUT } from "@/lib/db/heartbeat";
import { migrateTo } from "@/lib/db/migrate";
import { openPostgres } from "@/lib/db/postgres";
import type { Database } from "@/lib/db/schema";
import { ConfigurationError } from "@/lib/platform/configuration-error";
import { newId } from "@/lib/platform/ids";
import type { Manifest } from "./manifest";
import { finishPrepared, prepareFiles, unfinished } from "./move-restored-files";
import { countActivity, newerData } from "./verify";

type Options = { dataDir: string; secret: string; replaceNewer: boolean };

/**
 * Replaces a PostgreSQL database by the unpacked backup, in one transaction: all of it or nothing. An
 * empty database gets the tables of the backup's version first. Throws ConfigurationError.
 */
export async function replacePostgres(
  url: string,
  manifest: Manifest,
  { dataDir, secret, replaceNewer }: Options,
): Promise<void> {
  const { dialect } = await openPostgres(url, { connections: 2, timeoutMs: null });
  const db = new Kysely<Database>({ dialect });
  try {
    await prepareTables(db, manifest);
    const { restored } = await db
      .selectFrom("backup_schedule")
      .select("restored")
      .executeTakeFirstOrThrow();
    finishPrepared(dataDir, restored);
    const id = newId();
    await db.transaction().execute(async (tx) => {
      await refuseWhileAtWork(tx);
      const head = await tx.selectFrom("activity_head").select("seq").executeTakeFirst();
      if (!replaceNewer && (head?.seq ?? 0) > manifest.activity) throw newerData("The database");
      for (const table of await dumpedTables(tx)) {
        const name = `tables/${table}.jsonl`;
        if (!manifest.files[name]) throw new ConfigurationError(`The backup lacks ${name}.`);
        await loadTable(tx, table, linesOf(path.join(unfinished(dataDir), name)));
      }
      if ((await countActivity(tx, secret)) !== manifest.activity) {
        throw new ConfigurationError("The backup is damaged: its activity is not complete.");
      }
      await tx.updateTable("backup_schedule").set({ restored: id }).execute();
      rmSync(path.join(unfinished(dataDir), "tables"), { recursive: true });
      prepareFiles(dataDir, id);
    });
    finishPrepared(dataDir, id);
  } finally {
    await db.destroy();
  }
}

/** Opens the file when the first line is read: a reader that waits for its consumer misses the end. */
async function* linesOf(file: string): AsyncGenerator<string> {
  yield* createInterface({ input: createReadStream(file), crlfDelay: Infinity });
}

/** Creates the tables of the backup's version; the next start migrates them. */
async function prepareTables(db: Kysely<Database>, { migration, foyer }: Manifest): Promise<void> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (tables.length === 0) return migrateTo(db, migration);
  const isFoyer = tables.some(({ name }) => name === "kysely_migration");
  const found = isFoyer ? await newestMigration(db) : "";
  if (found === migration) return;
  throw new ConfigurationError(
    `DATABASE_URL: this database is not of the backup's version (Foyer ${foyer}). Restore into an empty database.`,
  );
}

async function refuseWhileAtWork(db: Kysely<Database>): Promise<void> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from instances
    where beat_at > extract(epoch from clock_timestamp()) * 1000 - ${sql.lit(INSTANCE_TIMEOUT)}`.execute(
    db,
  );
  if (Number(rows[0]?.n) === 0) return;
  throw new ConfigurationError(
    "Foyer is running. Stop all instances, wait 20 seconds and try again.",
  );
}
