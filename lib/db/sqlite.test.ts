import {
  closeSync,
  existsSync,
  mkdtempSync,
  openSync,
  statSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Kysely, sql } from "kysely";
import { expect, it } from "vitest";
import { ConfigurationError } from "@/lib/platform/configuration-error";
import { explainSqlite, openSqlite, openSqliteBeside, sqliteFile } from "./sqlite";

const folder = () => mkdtempSync(path.join(tmpdir(), "foyer-sqlite-"));

async function fill(dataDir: string): Promise<void> {
  const { dialect, checkpoint, release } = openSqlite(dataDir);
  const db = new Kysely<unknown>({ dialect });
  await sql`create table texts (text text)`.execute(db);
  for (let row = 0; row < 500; row += 1) {
    await sql`insert into texts values (${"text ".repeat(200)})`.execute(db);
  }
  checkpoint();
  await db.destroy();
  release();
}

it("leaves a file that is complete without its log", async () => {
  const dataDir = folder();
  await fill(dataDir);
  expect(statSync(sqliteFile(dataDir)).size).toBeGreaterThan(500_000);
  expect(statSync(`${sqliteFile(dataDir)}-wal`, { throwIfNoEntry: false })?.size ?? 0).toBe(0);
});

it("does not create a missing file beside another process", () => {
  const dataDir = folder();
  expect(() => openSqliteBeside(dataDir)).toThrow(ConfigurationError);
  expect(existsSync(sqliteFile(dataDir))).toBe(false);
});

it("names the file and the next step if it is not a database", () => {
  const dataDir = folder();
  writeFileSync(sqliteFile(dataDir), "This is a letter. ".repeat(1_000));
  expect(() => openSqlite(dataDir)).toThrow(ConfigurationError);
  expect(() => openSqlite(dataDir)).toThrow(/foyer\.db is damaged\. .+ restore [^\n]+$/);
});

it("explains damage that only a query finds", async () => {
  const dataDir = folder();
  await fill(dataDir);
  const descriptor = openSync(sqliteFile(dataDir), "r+");
  writeSync(descriptor, Buffer.alloc(200_000, 0xff), 0, 200_000, 8_192);
  closeSync(descriptor);
  const { dialect, release } = openSqlite(dataDir);
  const db = new Kysely<unknown>({ dialect });
  const error: unknown = await sql`select text from texts`.execute(db).catch((caught) => caught);
  expect(explainSqlite(error, dataDir)).toBeInstanceOf(ConfigurationError);
  await db.destroy();
  release();
});
