import {
  createWriteStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
} from "node:fs";
import { copyFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { Kysely } from "kysely";
import { dumpedTables, dumpTable, newestMigration } from "@/lib/db/dump";
import { openPostgres } from "@/lib/db/postgres";
import type { Database } from "@/lib/db/schema";
import { openSqliteBeside, sqliteFile } from "@/lib/db/sqlite";
import { ConfigurationError } from "@/lib/platform/configuration-error";
import { keyIdOf } from "@/lib/platform/crypto";
import { secretFile } from "@/lib/platform/env-secret";
import { syncFolder } from "@/lib/platform/sync-to-disk";
import { hashFile, readArchive, writeArchive } from "./archive";
import { copySqlite } from "./copy-sqlite";
import type { Manifest } from "./manifest";
import { countActivity } from "./verify";

/** The data to back up, and the encryption. */
type BackupSource = {
  dataDir: string;
  /** Unset for SQLite. */
  databaseUrl: string | undefined;
  secret: string;
  secretIsStored: boolean;
  version: string;
  /** Encrypts the backup. */
  passphrase: string | null;
};

/**
 * Writes a backup into one file, even while Foyer runs: a consistent copy of the database, the sandbox and the
 * stored secret. The file is read back and verified before it gets its name, so that a killed backup leaves
 * the whole file or none. Throws ConfigurationError.
 */
export async function createBackup(source: BackupSource, to: string): Promise<Manifest> {
  const { dataDir, databaseUrl } = source;
  if (existsSync(to)) throw new ConfigurationError(`${to} exists already. Choose another file.`);
  if (databaseUrl === undefined && !existsSync(sqliteFile(dataDir))) {
    throw new ConfigurationError(`FOYER_DATA_DIR: there is no foyer.db in ${dataDir}.`);
  }
  const parent = path.dirname(path.resolve(to));
  await removeUnfinished(parent, path.basename(to));
  const folder = mkdtempSync(`${path.resolve(to)}${UNFINISHED}`);
  try {
    const database = databaseUrl
      ? await dumpPostgres(databaseUrl, folder, source.secret)
      : await dumpSqlite(dataDir, folder, source.secret);
    const manifest = await describe(source, folder, database);
    const finished = path.join(folder, "backup");
    const names = ["manifest.json", ...Object.keys(manifest.files)];
    await writeArchive(folder, names, finished, source.passphrase);
    await readArchive(finished, source.passphrase, async (_name, content) => {
      for await (const _ of content);
    });
    renameSync(finished, to);
    syncFolder(parent);
    return manifest;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const UNFINISHED = ".unfinished-";

/** Removes the unfinished files of killed backups whose name begins with this prefix. */
export async function removeUnfinished(folder: string, prefix: string): Promise<void> {
  for (const name of readdirSync(folder)) {
    if (!name.startsWith(prefix) || !name.includes(UNFINISHED)) continue;
    await rm(path.join(folder, name), { recursive: true, force: true });
  }
}

type Dumped = { activity: number; migration: string };

async function dumpSqlite(dataDir: string, folder: string, secret: string): Promise<Dumped> {
  await copySqlite(sqliteFile(dataDir), path.join(folder, "foyer.db"));
  const db = new Kysely<Database>({ dialect: openSqliteBeside(folder) });
  try {
    return { activity: await countActivity(db, secret), migration: await newestMigration(db) };
  } finally {
    await db.destroy();
  }
}

async function dumpPostgres(url: string, folder: string, secret: string): Promise<Dumped> {
  const { dialect } = await openPostgres(url, { connections: 2, timeoutMs: null });
  const db = new Kysely<Database>({ dialect });
  mkdirSync(path.join(folder, "tables"));
  try {
    return await db
      .transaction()
      .setIsolationLevel("repeatable read")
      .execute(async (tx) => {
        for (const table of await dumpedTables(tx)) {
          const file = createWriteStream(path.join(folder, "tables", `${table}.jsonl`));
          await pipeline(Readable.from(dumpTable(tx, table)), file);
        }
        return { activity: await countActivity(tx, secret), migration: await newestMigration(tx) };
      });
  } finally {
    await db.destroy();
  }
}

async function describe(source: BackupSource, folder: string, dumped: Dumped): Promise<Manifest> {
  const { dataDir, databaseUrl, secret, secretIsStored, version } = source;
  const sandbox = path.join(dataDir, "sandbox.db");
  if (existsSync(sandbox)) await copySqlite(sandbox, path.join(folder, "sandbox.db"));
  if (secretIsStored) await copyFile(secretFile(dataDir), path.join(folder, "secret"));
  const files: Record<string, string> = {};
  for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    if (name !== "tables")
      files[name.replaceAll(path.sep, "/")] = await hashFile(path.join(folder, name));
  }
  const manifest: Manifest = {
    foyer: version,
    engine: databaseUrl ? "postgresql" : "sqlite",
    createdAt: new Date().toISOString(),
    keyId: keyIdOf(secret),
    ...dumped,
    files,
  };
  await writeFile(path.join(folder, "manifest.json"), JSON.stringify(manifest), { mode: 0o600 });
  return manifest;
}
