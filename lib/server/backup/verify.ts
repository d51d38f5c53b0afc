import { createWriteStream, mkdirSync } from "node:fs";
import { readFile, rm } from "node:fs/promises";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { Kysely, sql } from "kysely";
import { verifyActivity } from "@/lib/audit/verify";
import type { Database } from "@/lib/db/schema";
import { openSqliteBeside } from "@/lib/db/sqlite";
import { ConfigurationError } from "@/lib/platform/configuration-error";
import { syncFile } from "@/lib/platform/sync-to-disk";
import { hashFile, readArchive } from "./archive";
import { Manifest } from "./manifest";

/**
 * Unpacks a backup into a new folder and compares each file with the manifest. Throws
 * ConfigurationError when it is damaged.
 */
export async function unpack(
  from: string,
  folder: string,
  passphrase: string | null,
): Promise<Manifest> {
  mkdirSync(path.join(folder, "tables"), { recursive: true, mode: 0o700 });
  const written = new Set<string>();
  await readArchive(from, passphrase, async (name, content) => {
    const file = path.join(folder, name);
    await pipeline(content, createWriteStream(file, { mode: 0o600 }));
    syncFile(file);
    written.add(name);
  });
  const manifest = await readManifest(from, folder);
  for (const [name, hash] of Object.entries(manifest.files)) {
    if (!written.has(name) || (await hashFile(path.join(folder, name))) !== hash) {
      throw new ConfigurationError(`${from} is damaged: ${name} is not what was backed up.`);
    }
  }
  for (const name of written) {
    if (!(name in manifest.files)) await rm(path.join(folder, name));
  }
  return manifest;
}

async function readManifest(from: string, folder: string): Promise<Manifest> {
  try {
    return Manifest.parse(JSON.parse(await readFile(path.join(folder, "manifest.json"), "utf8")));
  } catch {
    throw new ConfigurationError(`${from} is not a backup of Foyer, or it is damaged.`);
  }
}

/**
 * Checks the pages and the activity of `foyer.db` in a folder. Returns the number of activity entries.
 * Throws ConfigurationError when it is damaged.
 */
export async function verifyDatabase(folder: string, secret: string): Promise<number> {
  const db = new Kysely<Database>({ dialect: openSqliteBeside(folder) });
  try {
    const { rows } = await sql<object>`pragma quick_check(1)`.execute(db);
    if (Object.values(rows[0] ?? {})[0] !== "ok") {
      throw new ConfigurationError("The database is damaged.");
    }
    return await countActivity(db, secret);
  } finally {
    await db.destroy();
  }
}

/** Verifies the activity. Returns the number of its entries. Throws ConfigurationError when it is damaged. */
export async function countActivity(db: Kysely<Database>, secret: string): Promise<number> {
  const verdict = await verifyActivity(db, { secret, mayBeUnsigned: true });
  if (!verdict.whole) {
    throw new ConfigurationError(`The activity is damaged at entry ${verdict.seq}.`);
  }
  return verdict.rows;
}

/** Returns the refusal to replace data that is newer than the backup. */
export function newerData(what: string): ConfigurationError {
  return new ConfigurationError(
    `${what} has newer data than the backup. To replace it, add --replace-newer.`,
  );
}
