import { existsSync, mkdirSync, rmSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import Libsql from "libsql";
import { lockFolder } from "@/lib/db/lock";
import { existing, sqliteFile } from "@/lib/db/sqlite";
import { ConfigurationError } from "@/lib/platform/configuration-error";
import { keyIdOf } from "@/lib/platform/crypto";
import type { Manifest } from "./manifest";
import { finishRestore, placeFiles, unfinished } from "./move-restored-files";
import { replacePostgres } from "./restore-postgres";
import { newerData, unpack, verifyDatabase } from "./verify";

/** The target of a restore. */
type RestoreTarget = {
  dataDir: string;
  /** Unset for SQLite. */
  databaseUrl: string | undefined;
  /** NEXTAUTH_SECRET, when it is set. */
  configuredSecret: string | undefined;
  /** Decrypts the backup. */
  passphrase: string | null;
  /** Replaces data that is newer than the backup. */
  replaceNewer: boolean;
};

/**
 * Restores a backup while Foyer is stopped. Verifies it before replacing anything. If the process is killed,
 * the next start or run uses either the old or the new data, never a mixture. Throws ConfigurationError if the
 * backup is damaged, older than the data, or has another secret.
 */
export async function restoreBackup(from: string, target: RestoreTarget): Promise<Manifest> {
  const { dataDir, databaseUrl, replaceNewer } = target;
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  finishRestore(dataDir);
  const unlock = lockFolder(dataDir);
  try {
    const folder = unfinished(dataDir);
    const manifest = await unpack(from, folder, target.passphrase);
    const secret = await secretOf(manifest, folder, target.configuredSecret);
    const engine = databaseUrl ? "postgresql" : "sqlite";
    if (manifest.engine !== engine) {
      throw new ConfigurationError(
        manifest.engine === "sqlite"
          ? "This backup is of SQLite. Unset DATABASE_URL to restore it."
          : "This backup is of PostgreSQL. Set DATABASE_URL to an empty database to restore it.",
      );
    }
    if (databaseUrl) {
      await replacePostgres(databaseUrl, manifest, { dataDir, secret, replaceNewer });
      return manifest;
    }
    if (!replaceNewer && activityIn(dataDir) > manifest.activity) throw newerData(dataDir);
    await verifyDatabase(folder, secret);
    rmSync(path.join(folder, "tables"), { recursive: true, force: true });
    placeFiles(dataDir);
    return manifest;
  } finally {
    try {
      rmSync(unfinished(dataDir), { recursive: true, force: true });
    } finally {
      unlock();
    }
  }
}

/** Returns the secret that decrypts the backup's values. Throws ConfigurationError if it is unknown. */
async function secretOf(
  manifest: Manifest,
  folder: string,
  configured: string | undefined,
): Promise<string> {
  const stored = manifest.files["secret"] && (await readFile(path.join(folder, "secret"), "utf8"));
  const secret = configured ?? stored?.trim();
  if (secret === undefined || keyIdOf(secret) !== manifest.keyId) {
    throw new ConfigurationError(
      "This backup was made with another secret. Set NEXTAUTH_SECRET to the secret of that time.",
    );
  }
  return secret;
}

/** Returns the number of activity entries in the data folder; 0 when there is no usable database. */
function activityIn(dataDir: string): number {
  if (!existsSync(sqliteFile(dataDir))) return 0;
  try {
    const database = new Libsql(existing(sqliteFile(dataDir)));
    const row: unknown = database.prepare("select max(seq) as seq from activity_head").get();
    database.close();
    return typeof row === "object" && row && "seq" in row ? Number(row.seq) : 0;
  } catch {
    return 0;
  }
}
