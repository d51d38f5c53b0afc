import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, inject, it, vi } from "vitest";
import { checkSecret } from "@/lib/server/check-secret";
import { createSecret } from "@/lib/server/secret-file";
import { allKillPoints, changesIn, killPoints } from "@/lib/server/testing/kill-points";
import { closeDatabase, db, openDatabase } from "@/lib/db/db";
import { env, forgetEnv } from "@/lib/platform/env";
import { createBackup } from "./create";
import { finishPrepared, finishRestore } from "./move-restored-files";
import { restoreBackup } from "./restore";
import { runScheduledBackup } from "./schedule";
import { removePrograms, runBackup, runRestore } from "./testing/run";
import { unpack } from "./verify";

const SERVER = inject("postgresServer");
/** Concurrent processes; on PostgreSQL they share one database. */
const AT_ONCE = SERVER === null ? 4 : 1;

const folder = () => mkdtempSync(path.join(tmpdir(), "foyer-backup-"));

/** Configures this process for a data folder, and on PostgreSQL for a database. */
async function use(dataDir: string, databaseUrl = process.env["DATABASE_URL"]): Promise<void> {
  await closeDatabase();
  vi.stubEnv("FOYER_DATA_DIR", dataDir);
  vi.stubEnv("DATABASE_URL", databaseUrl);
  forgetEnv();
  finishRestore(dataDir);
  createSecret(dataDir);
  await openDatabase();
  const row = await db().selectFrom("backup_schedule").select("restored").executeTakeFirst();
  finishPrepared(dataDir, row?.restored ?? null);
  forgetEnv();
  await checkSecret();
}

/** Stores a value that identifies a state of the data. */
async function write(value: string): Promise<void> {
  await db().deleteFrom("refusals").execute();
  await db().insertInto("refusals").values({ key: value, at: 1 }).execute();
}

const read = async () => (await db().selectFrom("refusals").select("key").executeTakeFirst())?.key;

async function backUp(passphrase: string | null = null): Promise<string> {
  const to = path.join(folder(), "foyer.tar.gz");
  const { dataDir, databaseUrl, secret, version } = env();
  const source = { dataDir, databaseUrl, secret, version, secretIsStored: true, passphrase };
  await createBackup(source, to);
  return to;
}

const onto = (dataDir: string, passphrase: string | null = null) => ({
  dataDir,
  databaseUrl: env().databaseUrl,
  configuredSecret: undefined,
  passphrase,
  replaceNewer: false,
});

/** Returns the address of a new, empty database; undefined on SQLite. */
async function emptyDatabase(): Promise<string | undefined> {
  if (SERVER === null) return undefined;
  const url = new URL(SERVER);
  url.pathname = `/backup_${Math.random().toString(36).slice(2)}`;
  const client = new Client({ connectionString: SERVER });
  await client.connect();
  await client.query(`create database ${url.pathname.slice(1)}`);
  await client.end();
  return url.href;
}

describe("a backup", { timeout: 60_000 }, () => {
  let source: { file: string; encrypted: string; dataDir: string; databaseUrl?: string };

  beforeAll(async () => {
    const dataDir = folder();
    const databaseUrl = await emptyDatabase();
    await use(dataDir, databaseUrl);
    await write("backed up");
    const encrypted = await backUp("a long passphrase");
    source = { file: await backUp(), encrypted, dataDir, databaseUrl };
  }, 60_000);

  const useSource = () => use(source.dataDir, source.databaseUrl);
  afterAll(useSource, 60_000);
  afterAll(removePrograms);

  it("can be made while Foyer runs, and restores into an empty folder", async () => {
    expect(readdirSync(path.dirname(source.file))).toEqual(["foyer.tar.gz"]);
    await write("later");
    const target = folder();
    const database = await emptyDatabase();
    await closeDatabase();
    await restoreBackup(source.file, { ...onto(target), databaseUrl: database });
    await use(target, database);
    expect(await read()).toBe("backed up");
    expect(readFileSync(path.join(target, "secret"))).toEqual(
      readFileSync(path.join(source.dataDir, "secret")),
    );
  });

  it("is restored only with its passphrase", async () => {
    const target = folder();
    const database = await emptyDatabase();
    await closeDatabase();
    expect(readFileSync(source.encrypted, "latin1")).not.toContain("manifest.json");
    for (const passphrase of [null, "another passphrase"]) {
      const attempt = { ...onto(target, passphrase), databaseUrl: database };
      await expect(restoreBackup(source.encrypted, attempt)).rejects.toThrow(/crypted/);
    }
    await restoreBackup(source.encrypted, {
      ...onto(target, "a long passphrase"),
      databaseUrl: database,
    });
    await use(target, database);
    expect(await read()).toBe("backed up");
  });

  it.each(["file", "encrypted"] as const)(
    "is refused when it is damaged or cut (%s), and changes nothing",
    async (kind) => {
      await useSource();
      await write("mine");
      const bytes = readFileSync(source[kind]);
      const damaged = path.join(folder(), "damaged");
      const middle = Math.floor(bytes.length / 2);
      const { dataDir } = env();
      for (const broken of [
        Buffer.concat([
          bytes.subarray(0, middle),
          Buffer.alloc(2_000, 0xff),
          bytes.subarray(middle + 2_000),
        ]),
        bytes.subarray(0, bytes.length - 20),
      ]) {
        writeFileSync(damaged, broken);
        await closeDatabase();
        const target = onto(dataDir, "a long passphrase");
        await expect(restoreBackup(damaged, target)).rejects.toThrow(/damaged/);
        await use(dataDir);
        expect(await read()).toBe("mine");
      }
    },
  );

  it("is refused over newer data", async () => {
    await useSource();
    const { dataDir } = env();
    await db().updateTable("activity_head").set({ seq: 7 }).execute();
    await closeDatabase();
    await expect(restoreBackup(source.file, onto(dataDir))).rejects.toThrow(/has newer data/);
    await restoreBackup(source.file, { ...onto(dataDir), replaceNewer: true });
    await use(dataDir);
    expect((await db().selectFrom("activity_head").select("seq").executeTakeFirst())?.seq).toBe(0);
  });

  it("is refused while Foyer runs", async () => {
    await useSource();
    const beat_at = Date.now() + 60_000;
    await db().insertInto("instances").values({ id: "other", beat_at }).execute();
    const refused = restoreBackup(source.file, onto(env().dataDir));
    await expect(refused).rejects.toThrow(/in use by another Foyer|is running/);
    await db().deleteFrom("instances").execute();
  });

  it("is restored completely or not at all, wherever the restore is killed", async () => {
    const states = new Set<string>();
    await useSource();
    const unharmed = await runRestore(source.file, await prepared("old"));
    // Fewer points, because sequential runs take long and both engines share the code for files.
    const points = killPoints(changesIn(unharmed.errors), SERVER === null ? undefined : 2);
    for (let first = 0; first < points.length; first += AT_ONCE) {
      const steps = points.slice(first, first + AT_ONCE);
      const folders: string[] = [];
      for (const _ of steps) folders.push(await prepared("old"));
      const results = await Promise.all(
        folders.map((dataDir, index) => runRestore(source.file, dataDir, steps[index])),
      );
      expect(results.map(({ code }) => code)).not.toContain(0);
      for (const dataDir of folders) {
        await use(dataDir);
        states.add((await read()) ?? "nothing");
        expect(readdirSync(dataDir).filter((name) => name.startsWith("restore"))).toEqual([]);
      }
    }
    expect(points.length).toBeGreaterThanOrEqual(2);
    expect(["backed up", "old"]).toEqual(expect.arrayContaining([...states]));
    expect(states.size).toBeGreaterThanOrEqual(allKillPoints() ? 2 : 1);
  }, 300_000);

  /** A data folder with this value; on PostgreSQL the database has it. */
  async function prepared(value: string): Promise<string> {
    const dataDir = folder();
    if (SERVER !== null) writeFileSync(path.join(dataDir, "secret"), env().secret);
    await use(dataDir);
    await write(value);
    await closeDatabase();
    return dataDir;
  }

  it("is complete or missing, wherever the backup is killed", async () => {
    await useSource();
    const made = (to: string) => readdirSync(path.dirname(to)).includes(path.basename(to));
    const target = () => path.join(folder(), "killed.tar.gz");
    const changes = changesIn((await runBackup(target(), env().dataDir)).errors);
    const points = killPoints(changes, 2);
    for (const step of points) {
      const to = target();
      await runBackup(to, env().dataDir, step);
      if (made(to)) await unpack(to, folder(), null);
      else await createBackup({ ...env(), secretIsStored: true, passphrase: null }, to);
      expect(made(to)).toBe(true);
    }
    expect(points.length).toBeGreaterThan(0);
  }, 300_000);

  it("is made once on schedule, and old ones are removed", async () => {
    await useSource();
    const dir = folder();
    vi.stubEnv("FOYER_BACKUP_DIR", dir);
    vi.stubEnv("FOYER_BACKUP_KEEP", "2");
    forgetEnv();
    const due = () =>
      db().updateTable("backup_schedule").set({ done_at: 0, claimed_at: 0 }).execute();
    for (const day of [1, 2, 3]) {
      const name = `foyer-2020-01-0${day}T00-00-00Z.tar.gz`;
      writeFileSync(path.join(dir, name), "");
    }
    writeFileSync(path.join(dir, "other"), "");
    await due();
    await Promise.all([runScheduledBackup(), runScheduledBackup()]);
    await runScheduledBackup();
    const names = readdirSync(dir).toSorted();
    expect(names).toEqual([
      "foyer-2020-01-03T00-00-00Z.tar.gz",
      expect.stringMatching(/^foyer-2\d+-.*Z\.tar\.gz$/),
      "other",
    ]);
    const rows = await db()
      .selectFrom("backups")
      .select(["state", "kind"])
      .where("kind", "=", "scheduled")
      .execute();
    expect(rows).toEqual([{ state: "done", kind: "scheduled" }]);
  });
});
