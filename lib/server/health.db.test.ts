import { closeSync, openSync, renameSync, statSync, writeSync } from "node:fs";
import { sql } from "kysely";
import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, inject, it, onTestFinished, vi } from "vitest";
import { checkpoint, closeDatabase, db, openDatabase } from "@/lib/db/db";
import { checkDatabaseFile } from "@/lib/db/file-check";
import { sqliteFile } from "@/lib/db/sqlite";
import { env, forgetEnv } from "@/lib/platform/env";
import { log } from "@/lib/platform/log";
import { startSwallowingProxy } from "@/lib/testing/swallowing-proxy";
import { type Health, readiness } from "./health";
import { startWorkers, stopWorkers } from "./workers";

const postgres = inject("postgresServer") !== null;

beforeAll(() => startWorkers());
afterAll(() => stopWorkers(5_000));

/** Returns true once health has this state; throws if it never does, or takes over 2 s to respond. */
async function reaches(ready: boolean, checks: Partial<Health["checks"]>): Promise<boolean> {
  await vi.waitFor(
    async () => {
      const started = performance.now();
      const health = await readiness();
      expect(performance.now() - started).toBeLessThan(2_000);
      expect(health).toMatchObject({ ready, checks });
    },
    { timeout: 15_000, interval: 100 },
  );
  return true;
}

it("is ready when it can read and write and its workers work", async () => {
  expect(
    await reaches(true, { read: "ok", write: "ok", file: "ok", disk: "ok", workers: "ok" }),
  ).toBe(true);
});

describe.runIf(postgres)("on PostgreSQL", () => {
  it("reports a locked table within 2 s", async () => {
    const client = new Client({ connectionString: env().databaseUrl });
    await client.connect();
    await client.query("begin; lock table staff in access exclusive mode");
    expect(await reaches(false, { read: "too slow" })).toBe(true);
    await client.end();
    expect(await reaches(true, { read: "ok" })).toBe(true);
  }, 40_000);

  it("reports a silent server within 2 s", async () => {
    const url = new URL(env().databaseUrl ?? "");
    const proxy = await startSwallowingProxy(url);
    onTestFinished(() => proxy.close());
    await stopWorkers(5_000);
    await closeDatabase();
    url.port = String(proxy.port);
    vi.stubEnv("DATABASE_URL", url.href);
    forgetEnv();
    await openDatabase();
    expect(await reaches(false, { read: "ok", workers: "not started" })).toBe(true);
    proxy.swallow();
    expect(await reaches(false, { read: "too slow" })).toBe(true);
    // New connections work, and the half-open ones are replaced.
    expect(await reaches(false, { read: "ok" })).toBe(true);
  }, 60_000);
});

describe.runIf(!postgres)("on SQLite", () => {
  it("is not ready when the file can't be written", async () => {
    await sql`pragma query_only = on`.execute(db());
    expect(await reaches(false, { read: "ok", write: "SQLITE_READONLY" })).toBe(true);
    await sql`pragma query_only = off`.execute(db());
    expect(await reaches(true, {})).toBe(true);
  }, 40_000);

  it("is not ready when the file is gone", async () => {
    const file = sqliteFile(env().dataDir);
    renameSync(file, `${file}.away`);
    // It must not create the missing file, which would then pass for the database.
    await expect(checkDatabaseFile()).rejects.toThrow();
    expect(await reaches(false, { read: "ok", file: "ENOENT" })).toBe(true);
    renameSync(`${file}.away`, file);
    expect(await reaches(true, {})).toBe(true);
  }, 40_000);

  it("finds damaged pages in the middle of the file", async () => {
    await checkDatabaseFile();
    expect(await reaches(true, { file: "ok" })).toBe(true);
    checkpoint();
    const file = sqliteFile(env().dataDir);
    const descriptor = openSync(file, "r+");
    const middle = Math.floor(statSync(file).size / 2);
    writeSync(descriptor, Buffer.alloc(16_384, 0xff), 0, 16_384, middle);
    closeSync(descriptor);
    const error = vi.spyOn(log, "error");
    await checkDatabaseFile();
    expect(error.mock.calls.flat()).toContainEqual(
      expect.stringMatching(/foyer\.db is damaged\. .+ restore [^\n]+$/),
    );
    expect(await reaches(false, { file: "damaged" })).toBe(true);
  }, 40_000);
});
