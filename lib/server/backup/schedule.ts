import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from "node:fs";
import path from "node:path";
import { sql } from "kysely";
import { databaseNow } from "@/lib/db/clock";
import { db } from "@/lib/db/db";
import { ConfigurationError } from "@/lib/platform/configuration-error";
import { env } from "@/lib/platform/env";
import { log } from "@/lib/platform/log";
import { createBackup, removeUnfinished } from "./create";
import { recordBackup } from "./record-backup";

/** Delay after a failure or a killed process (ms). */
const RETRY_MS = 3_600_000;
const NAME = /^foyer-\d{4}-\d\d-\d\dT[\d-]+Z\.tar\.gz(\.enc)?$/;

/** Makes the scheduled backup if it is due, in one of the instances. */
export async function runScheduledBackup(): Promise<void> {
  const { backup, dataDir, databaseUrl, secret, configuredSecret, version } = env();
  if (!backup.dir || !(await claim(backup.everyMs))) return;
  mkdirSync(backup.dir, { recursive: true, mode: 0o700 });
  await removeUnfinished(backup.dir, "foyer-");
  const to = path.join(backup.dir, nameOf(new Date(), backup.passphrase !== null));
  const source = { dataDir, databaseUrl, secret, version, passphrase: backup.passphrase };
  const about = { kind: "scheduled", file: to, encrypted: backup.passphrase ? 1 : 0 } as const;
  const started = Date.now();
  try {
    await createBackup({ ...source, secretIsStored: configuredSecret === undefined }, to);
  } catch (error) {
    const reason = error instanceof Error ? error.message : "unknown";
    await recordBackup(db(), { ...about, state: "failed", bytes: null, error: reason, started });
    log.error({ err: error, file: to }, "the scheduled backup failed");
    return;
  }
  await db().updateTable("backup_schedule").set({ done_at: databaseNow() }).execute();
  const bytes = statSync(to).size;
  await recordBackup(db(), { ...about, state: "done", bytes, error: null, started });
  log.info({ file: to, bytes, ms: Date.now() - started }, "backup made");
  removeOld(backup.dir, backup.keep);
}

/** Returns true for the one instance that makes the backup. */
async function claim(everyMs: number): Promise<boolean> {
  const now = databaseNow();
  const claimed = await db()
    .updateTable("backup_schedule")
    .set({ claimed_at: now })
    .where((eb) =>
      eb.and([
        sql<boolean>`done_at <= ${now} - ${sql.lit(everyMs)}`,
        sql<boolean>`claimed_at <= ${now} - ${sql.lit(Math.min(everyMs, RETRY_MS))}`,
      ]),
    )
    .executeTakeFirst();
  return Number(claimed.numUpdatedRows) > 0;
}

function nameOf(at: Date, encrypted: boolean): string {
  const time = at.toISOString().slice(0, 19).replaceAll(":", "-");
  return `foyer-${time}Z.tar.gz${encrypted ? ".enc" : ""}`;
}

/** Removes old scheduled backups, except the newest ones. */
function removeOld(folder: string, keep: number): void {
  const names = readdirSync(folder).filter((name) => NAME.test(name));
  for (const name of names.toSorted().slice(0, -keep)) rmSync(path.join(folder, name));
}

/** Throws ConfigurationError when the folder for backups can't be used. */
export function checkBackupFolder(): void {
  const { dir } = env().backup;
  if (!dir) return;
  try {
    mkdirSync(dir, { recursive: true, mode: 0o700 });
  } catch {
    // Reported below.
  }
  if (!existsSync(dir)) {
    throw new ConfigurationError(`FOYER_BACKUP_DIR: ${dir} can't be created.`);
  }
}
