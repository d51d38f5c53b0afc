import { randomBytes } from "node:crypto";
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { forget } from "@epic-web/remember";
import { Client } from "pg";
import { afterAll, beforeAll, inject, vi } from "vitest";
import { closeDatabase, openDatabase } from "@/lib/db/db";
import { sqliteFile } from "@/lib/db/sqlite";
import { forgetEnv } from "@/lib/platform/env";
import { log } from "@/lib/platform/log";
import { createSecret } from "@/lib/server/secret-file";
import { TEMPLATE } from "./postgres";
import { resetProcess } from "./reset-process";

const server = inject("postgresServer");
const template = inject("sqliteTemplate");
const folder = mkdtempSync(path.join(tmpdir(), "foyer-test-"));

/** Each test file has its own data folder and database, on the engine of its project. */
beforeAll(async () => {
  vi.stubEnv("FOYER_DATA_DIR", folder);
  vi.stubEnv("DATABASE_URL", server ? await createDatabase(server) : "");
  for (const name of ["NEXTAUTH_URL", "NEXTAUTH_SECRET", "BOOMSTREAM_API_KEY"])
    vi.stubEnv(name, "");
  forgetEnv();
  log.level = "fatal";
  createSecret(folder);
  if (template) copyFileSync(template, sqliteFile(folder));
  await openDatabase();
});

afterAll(async () => {
  await closeDatabase();
  rmSync(folder, { recursive: true, force: true });
  // The database of the next file has no heartbeat of this instance.
  forget("instance");
  resetProcess();
});

async function createDatabase(at: string): Promise<string> {
  const name = `foyer_${randomBytes(6).toString("hex")}`;
  const client = new Client({ connectionString: at });
  await client.connect();
  await client.query(`create database ${name} template ${TEMPLATE}`);
  await client.end();
  const url = new URL(at);
  url.pathname = `/${name}`;
  return url.href;
}
