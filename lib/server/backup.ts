import { createHash } from "node:crypto";
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdtempSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { zipSync } from "fflate";
import { Kysely, sql } from "kysely";
import Libsql from "libsql";
import { verifyActivity } from "@/lib/audit/verify";
import type { Database } from "@/lib/db/schema";
import { readSqlite, sqliteFile } from "@/lib/db/sqlite";
import { ConfigurationError } from "@/lib/platform/configuration-error";
import { keyIdOf } from "@/lib/platform/crypto/seal";
import { secretFile } from "@/lib/platform/env";
import * as z from "@/lib/platform/zod";

/** What a backup says about itself, in `manifest.json`. */
export const Manifest = z.object({
  foyer: z.string(),
  createdAt: z.string(),
  /** Names the key that the values are encrypted with. */
  keyId: z.string(),
  /** Number of activity entries. */
  activity: z.number(),
  /** SHA-256 of each file. */
  files: z.record(z.string(), z.string()),
});
export type Manifest = z.infer<typeof Manifest>;

type Source = { dataDir: string; secret: string; secretIsStored: boolean; version: string };

/**
 * Writes a backup of a SQLite installation into one zip file, also while Foyer runs. It contains the
 * database, the sandbox and the stored secret, and it is verified before it gets its name: killed at any
 * moment, there is the whole file or none. Throws ConfigurationError.
 */
export async function createBackup(source: Source, to: string): Promise<Manifest> {
  const { dataDir, secret, secretIsStored, version } = source;
  if (existsSync(to)) throw new ConfigurationError(`${to} exists already. Choose another file.`);
  if (!existsSync(sqliteFile(dataDir))) {
    throw new ConfigurationError(`FOYER_DATA_DIR: there is no foyer.db in ${dataDir}.`);
  }
  const folder = mkdtempSync(`${path.resolve(to)}.unfinished-`);
  try {
    const contents: Record<string, Uint8Array> = {};
    for (const name of ["foyer.db", "sandbox.db"]) {
      if (!existsSync(path.join(dataDir, name))) continue;
      copyDatabase(path.join(dataDir, name), path.join(folder, name));
      contents[name] = readFileSync(path.join(folder, name));
    }
    if (secretIsStored) contents["secret"] = readFileSync(secretFile(dataDir));
    const manifest: Manifest = {
      foyer: version,
      createdAt: new Date().toISOString(),
      keyId: keyIdOf(secret),
      activity: await verifyDatabase(folder, secret),
      files: Object.fromEntries(
        Object.entries(contents).map(([name, bytes]) => [name, sha256(bytes)]),
      ),
    };
    const described = { ...contents, "manifest.json": Buffer.from(JSON.stringify(manifest)) };
    writeSynced(path.join(folder, "backup.zip"), zipSync(described, { level: 1 }));
    renameSync(path.join(folder, "backup.zip"), to);
    return manifest;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Copies a database as of one moment, while others write to it. */
function copyDatabase(from: string, to: string): void {
  const database = new Libsql(from, { readonly: true });
  try {
    database.prepare("vacuum into ?").run(to);
  } finally {
    database.close();
  }
}

/**
 * Checks the pages and the activity of `foyer.db` in a folder. Returns the number of activity entries.
 * Throws ConfigurationError when it is damaged.
 */
export async function verifyDatabase(folder: string, secret: string): Promise<number> {
  const db = new Kysely<Database>({ dialect: readSqlite(folder) });
  try {
    const { rows } = await sql<object>`pragma quick_check(1)`.execute(db);
    if (Object.values(rows[0] ?? {})[0] !== "ok") {
      throw new ConfigurationError("The database is damaged.");
    }
    const verdict = await verifyActivity(db, { secret, mayBeUnsigned: true });
    if (!verdict.whole) {
      throw new ConfigurationError(`The activity is damaged at entry ${verdict.seq}.`);
    }
    return verdict.rows;
  } finally {
    await db.destroy();
  }
}

/** Returns the SHA-256 of some bytes, in hex. */
export function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** Writes a file that survives a power failure from then on. */
export function writeSynced(file: string, bytes: Uint8Array, mode = 0o600): void {
  const descriptor = openSync(file, "w", mode);
  writeFileSync(descriptor, bytes);
  fsyncSync(descriptor);
  closeSync(descriptor);
}
