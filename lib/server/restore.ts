import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import { unzipSync } from "fflate";
import Libsql from "libsql";
import { lockFolder } from "@/lib/db/lock";
import { sqliteFile } from "@/lib/db/sqlite";
import { ConfigurationError } from "@/lib/platform/configuration-error";
import { keyIdOf } from "@/lib/platform/crypto/seal";
import { Manifest, sha256, verifyDatabase, writeSynced } from "./backup";

/** Files of a backup that is complete and is being moved into place. */
const complete = (dataDir: string) => path.join(dataDir, "restore.complete");
/** Files of a backup that is still being written. */
const unfinished = (dataDir: string) => path.join(dataDir, "restore.unfinished");

type Target = {
  dataDir: string;
  /** NEXTAUTH_SECRET, when it is set. */
  configuredSecret: string | undefined;
  /** Replaces data that is newer than the backup. */
  replaceNewer: boolean;
};

/**
 * Restores a backup into the data folder while Foyer is stopped. It is verified before anything is
 * replaced; killed at any moment, the next start or run finds the old or the new data, never a mixture.
 * Throws ConfigurationError when the backup is damaged, older than the data, or has another secret.
 */
export async function restoreBackup(from: string, target: Target): Promise<Manifest> {
  const { dataDir, configuredSecret, replaceNewer } = target;
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  finishRestore(dataDir);
  const unlock = lockFolder(dataDir);
  try {
    const { manifest, files } = readBackup(from);
    const stored = files["secret"] && Buffer.from(files["secret"]).toString("utf8").trim();
    const secret = configuredSecret ?? stored;
    if (secret === undefined || keyIdOf(secret) !== manifest.keyId) {
      throw new ConfigurationError(
        "This backup was made with another secret. Set NEXTAUTH_SECRET to the secret of that time.",
      );
    }
    if (!replaceNewer && activityIn(dataDir) > manifest.activity) {
      throw new ConfigurationError(
        `${dataDir} has newer data than the backup. To replace it, add --replace-newer.`,
      );
    }
    mkdirSync(unfinished(dataDir), { mode: 0o700 });
    for (const [name, bytes] of Object.entries(files)) {
      writeSynced(path.join(unfinished(dataDir), name), bytes);
    }
    await verifyDatabase(unfinished(dataDir), secret);
    renameSync(unfinished(dataDir), complete(dataDir));
    moveIntoPlace(dataDir);
    return manifest;
  } finally {
    rmSync(unfinished(dataDir), { recursive: true, force: true });
    unlock();
  }
}

/** Ends a restore that was killed: completes it, or removes what it had written so far. */
export function finishRestore(dataDir: string): void {
  if (!existsSync(complete(dataDir)) && !existsSync(unfinished(dataDir))) return;
  const unlock = lockFolder(dataDir);
  try {
    moveIntoPlace(dataDir);
    rmSync(unfinished(dataDir), { recursive: true, force: true });
  } finally {
    unlock();
  }
}

/** Every step can be repeated. A log of the old database must not meet the new one. */
function moveIntoPlace(dataDir: string): void {
  const folder = complete(dataDir);
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    for (const log of ["-wal", "-shm"]) rmSync(path.join(dataDir, name + log), { force: true });
    renameSync(path.join(folder, name), path.join(dataDir, name));
  }
  rmSync(folder, { recursive: true });
}

function readBackup(from: string): { manifest: Manifest; files: Record<string, Uint8Array> } {
  let contents: Record<string, Uint8Array>;
  let manifest: Manifest;
  try {
    contents = unzipSync(readFileSync(from));
    manifest = Manifest.parse(
      JSON.parse(Buffer.from(contents["manifest.json"] ?? []).toString("utf8")),
    );
  } catch {
    throw new ConfigurationError(`${from} is not a backup of Foyer, or it is damaged.`);
  }
  const files: Record<string, Uint8Array> = {};
  for (const [name, hash] of Object.entries(manifest.files)) {
    const bytes = contents[name];
    if (!/^(foyer\.db|sandbox\.db|secret)$/.test(name) || !bytes || sha256(bytes) !== hash) {
      throw new ConfigurationError(`${from} is damaged: ${name} is not what was backed up.`);
    }
    files[name] = bytes;
  }
  if (!files["foyer.db"]) throw new ConfigurationError(`${from} contains no database.`);
  return { manifest, files };
}

/** Returns the number of activity entries in the data folder; 0 when there is no usable database. */
function activityIn(dataDir: string): number {
  if (!existsSync(sqliteFile(dataDir))) return 0;
  try {
    const database = new Libsql(sqliteFile(dataDir), { readonly: true });
    const row: unknown = database.prepare("select max(seq) as seq from activity_head").get();
    database.close();
    return typeof row === "object" && row && "seq" in row ? Number(row.seq) : 0;
  } catch {
    return 0;
  }
}
