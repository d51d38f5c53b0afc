import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, inject, it, vi } from "vitest";
import { closeDatabase, db, openDatabase } from "@/lib/db/db";
import { env, forgetEnv } from "@/lib/platform/env";
import { bundleProgram } from "@/lib/testing/bundle-program";
import { createBackup } from "./backup";
import { checkSecret } from "./check-secret";
import { finishRestore, restoreBackup } from "./restore";
import { allKillPoints, changesIn, killPoints } from "./testing/kill-points";
import { createSecret } from "./secret-file";

const ROOT = path.resolve(import.meta.dirname, "../..");
/** Processes at once. */
const AT_ONCE = 2;
let program = "";

beforeAll(async () => {
  program = await bundleProgram('import "./scripts/restore";');
});
afterAll(() => rmSync(program, { force: true }));

const folder = () => mkdtempSync(path.join(tmpdir(), "foyer-backup-"));

/** Points this process at a data folder. */
async function use(dataDir: string): Promise<void> {
  await closeDatabase();
  vi.stubEnv("FOYER_DATA_DIR", dataDir);
  forgetEnv();
  createSecret(dataDir);
  await openDatabase();
  await checkSecret();
}

/** Stores a value that tells one state of the data from another. */
async function write(value: string): Promise<void> {
  await db().deleteFrom("instances").execute();
  await db().insertInto("instances").values({ id: value, beat_at: 1 }).execute();
}

const read = async () => (await db().selectFrom("instances").select("id").executeTakeFirst())?.id;

async function backUp(): Promise<string> {
  const to = path.join(folder(), "foyer.zip");
  const { dataDir, secret, version } = env();
  await createBackup({ dataDir, secret, secretIsStored: true, version }, to);
  return to;
}

const onto = (dataDir: string) => ({ dataDir, configuredSecret: undefined, replaceNewer: false });

describe.runIf(inject("postgresServer") === null)("a backup", () => {
  it("is made while Foyer runs, and restores into an empty folder", async () => {
    await use(folder());
    await write("backed up");
    const file = await backUp();
    expect(readdirSync(path.dirname(file))).toEqual(["foyer.zip"]);
    await write("later");
    const target = folder();
    await restoreBackup(file, onto(target));
    await use(target);
    expect(await read()).toBe("backed up");
  });

  it("is refused when it is damaged, and changes nothing", async () => {
    await use(folder());
    await write("mine");
    const file = await backUp();
    const bytes = readFileSync(file);
    const middle = Math.floor(bytes.length / 2);
    bytes.fill(0xff, middle, middle + 2_000);
    writeFileSync(file, bytes);
    const { dataDir } = env();
    await closeDatabase();
    await expect(restoreBackup(file, onto(dataDir))).rejects.toThrow(/damaged/);
    await use(dataDir);
    expect(await read()).toBe("mine");
  });

  it("is refused over newer data, and while Foyer runs", async () => {
    await use(folder());
    const file = await backUp();
    const { dataDir } = env();
    await expect(restoreBackup(file, onto(dataDir))).rejects.toThrow(/in use by another Foyer/);
    await db().updateTable("activity_head").set({ seq: 7 }).execute();
    await closeDatabase();
    await expect(restoreBackup(file, onto(dataDir))).rejects.toThrow(/has newer data/);
    await restoreBackup(file, { ...onto(dataDir), replaceNewer: true });
    await use(dataDir);
    expect((await db().selectFrom("activity_head").select("seq").executeTakeFirst())?.seq).toBe(0);
  });

  it("is restored wholly or not at all, wherever the restore is killed", async () => {
    await use(folder());
    await write("backed up");
    const file = await backUp();
    const states = new Set<string>();
    const old = folder();
    await use(old);
    await write("old");
    await closeDatabase();
    const unharmed = folder();
    cpSync(old, unharmed, { recursive: true });
    const points = killPoints(changesIn((await restoreInProcess(file, unharmed)).errors));
    for (let first = 0; first < points.length; first += AT_ONCE) {
      const steps = points.slice(first, first + AT_ONCE);
      const folders: string[] = [];
      for (const _ of steps) {
        const dataDir = folder();
        cpSync(old, dataDir, { recursive: true });
        folders.push(dataDir);
      }
      const results = await Promise.all(
        folders.map((dataDir, index) => restoreInProcess(file, dataDir, steps[index])),
      );
      expect(results.map(({ code }) => code)).not.toContain(0);
      for (const dataDir of folders) {
        finishRestore(dataDir);
        await use(dataDir);
        states.add((await read()) ?? "nothing");
        expect(readdirSync(dataDir).filter((name) => name.startsWith("restore"))).toEqual([]);
      }
    }
    expect(points.length).toBeGreaterThan(3);
    expect(["backed up", "old"]).toEqual(expect.arrayContaining([...states]));
    expect(states.size).toBeGreaterThanOrEqual(allKillPoints() ? 2 : 1);
  }, 300_000);
});

/** Runs `npm run restore`; killed at the given change to the data folder. */
async function restoreInProcess(file: string, dataDir: string, killAt = 0) {
  const child = spawn(
    process.execPath,
    [`--import=${path.join(ROOT, "lib/server/testing/kill-at.mjs")}`, program, file],
    {
      cwd: ROOT,
      stdio: ["ignore", "ignore", "pipe"],
      env: {
        ...process.env,
        FOYER_DATA_DIR: dataDir,
        NEXTAUTH_SECRET: "",
        DATABASE_URL: "",
        KILL_AT: String(killAt),
        KILL_FILES: "restore\\.|foyer\\.db-",
      },
    },
  );
  const [errors, [code]] = await Promise.all([text(child.stderr), once(child, "exit")]);
  if (code !== 0 && !errors.includes("killed at")) throw new Error(errors);
  return { code, errors };
}
