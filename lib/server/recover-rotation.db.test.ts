import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, inject, it, vi } from "vitest";
import { closeDatabase, db, openDatabase } from "@/lib/db/db";
import { env, forgetEnv } from "@/lib/platform/env";
import { secretFile } from "@/lib/platform/env-secret";
import { bundleProgram } from "@/lib/testing/bundle-program";
import { checkSecret } from "./check-secret";
import { recoverRotation } from "./recover-rotation";
import { allKillPoints, changesIn, killPoints } from "./testing/kill-points";
import { createSecret, nextSecretFile, storeNextSecret } from "./secret-file";

/** Concurrent processes. */
const AT_ONCE = 2;
const ROOT = path.resolve(import.meta.dirname, "../..");
let program = "";

beforeAll(async () => {
  program = await bundleProgram('import "./scripts/rotate-secrets";');
});
afterAll(() => rmSync(program, { force: true }));

/** Runs `npm run secrets:rotate` on a data folder; killed at the given change to the disk. */
async function rotate(dataDir: string, killAt = 0): Promise<{ code: number | null; out: string }> {
  const child = spawn(
    process.execPath,
    [`--import=${path.join(ROOT, "lib/server/testing/kill-at.mjs")}`, program],
    {
      cwd: ROOT,
      stdio: ["ignore", "pipe", "pipe"],
      env: {
        ...process.env,
        FOYER_DATA_DIR: dataDir,
        NEXTAUTH_SECRET: "",
        DATABASE_URL: "",
        KILL_AT: String(killAt),
        KILL_FILES: "secret[^/]*$",
      },
    },
  );
  const [out, errors, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, "exit"),
  ]);
  return { code, out: out + errors };
}

/** Makes this process use another data folder. */
async function use(dataDir: string): Promise<void> {
  await closeDatabase();
  vi.stubEnv("FOYER_DATA_DIR", dataDir);
  forgetEnv();
  await openDatabase();
}

/** A data folder to copy, because running all migrations takes longer. */
let template = "";

async function newFolder(): Promise<string> {
  const dataDir = mkdtempSync(path.join(tmpdir(), "foyer-rotation-"));
  if (template !== "") {
    cpSync(template, dataDir, { recursive: true });
    return dataDir;
  }
  template = dataDir;
  createSecret(dataDir);
  await use(dataDir);
  await checkSecret();
  await closeDatabase();
  return newFolder();
}

const secretIn = (dataDir: string) => readFileSync(secretFile(dataDir), "utf8");

describe.runIf(inject("postgresServer") === null)("a rotation of the stored secret", () => {
  it("completes or rolls back wherever it is killed", async () => {
    let killed = 0;
    const recoveries = new Set<string>();
    const points = killPoints(changesIn((await rotate(await newFolder())).out));
    for (let first = 0; first < points.length; first += AT_ONCE) {
      const steps = points.slice(first, first + AT_ONCE);
      const folders: string[] = [];
      for (const _ of steps) folders.push(await newFolder());
      const before = folders.map(secretIn);
      const results = await Promise.all(
        folders.map((dataDir, index) => rotate(dataDir, steps[index])),
      );
      for (const [index, dataDir] of folders.entries()) {
        if (results[index]?.code !== 0) killed += 1;
        await use(dataDir);
        const recovery = await recoverRotation(dataDir);
        recoveries.add(
          `${recovery}, ${secretIn(dataDir) === before[index] ? "old" : "new"} secret`,
        );
        forgetEnv();
        // The secret in the file decrypts the database, and no other file is left.
        await checkSecret();
        expect(readdirSync(dataDir).filter((name) => name.startsWith("secret"))).toEqual([
          "secret",
        ]);
        await closeDatabase();
      }
    }
    expect(killed).toBe(points.length);
    expect(killed).toBeGreaterThan(3);
    const possible = [
      "completed, new secret",
      // The rotation was killed after its last step, or before its first.
      "none, new secret",
      "none, old secret",
      "rolled-back, old secret",
    ];
    expect(possible).toEqual(expect.arrayContaining([...recoveries]));
    expect(recoveries.size).toBeGreaterThanOrEqual(allKillPoints() ? possible.length : 1);
  }, 300_000);

  it("is completed by the next run", async () => {
    const dataDir = await newFolder();
    const { out } = await rotate(dataDir);
    expect(out).toMatch(/1 value re-encrypted/);
    // Simulates a kill between the commit and the rename.
    const rotated = secretIn(dataDir);
    storeNextSecret(dataDir, rotated.trim());
    expect((await rotate(dataDir)).out).toMatch(/interrupted rotation was completed/);
    expect(secretIn(dataDir)).toBe(rotated);
  }, 60_000);

  it("leaves no files when it is refused", async () => {
    const dataDir = await newFolder();
    vi.stubEnv("FOYER_OLD_SECRET", "not the old one, but long enough");
    const { code, out } = await rotate(dataDir);
    vi.stubEnv("FOYER_OLD_SECRET", "");
    expect(code).toBe(1);
    expect(out).toMatch(/^Nothing was changed: /m);
    expect(readdirSync(dataDir).filter((name) => name.startsWith("secret"))).toEqual(["secret"]);
  }, 60_000);

  it("keeps both files when the database is encrypted with neither", async () => {
    const dataDir = await newFolder();
    await use(dataDir);
    await db().updateTable("secret_check").set({ key_id: "another" }).execute();
    storeNextSecret(dataDir, "n".repeat(40));
    await expect(recoverRotation(dataDir)).rejects.toThrow("Restore both files");
    expect(readFileSync(nextSecretFile(dataDir), "utf8").trim()).toBe("n".repeat(40));
    expect(env().secret).toBe(secretIn(dataDir).trim());
  });
});
