import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Kysely } from "kysely";
import type { TestProject } from "vitest/node";
import { createChangeTriggers } from "@/lib/db/change-triggers";
import { migrate } from "@/lib/db/migrate";
import type { Database } from "@/lib/db/schema";
import { openSqlite, sqliteFile } from "@/lib/db/sqlite";

declare module "vitest" {
  interface ProvidedContext {
    /** The database file with all migrations that every test file copies; null for PostgreSQL. */
    sqliteTemplate: string | null;
  }
}

/** Vitest's global setup for SQLite: every test file has its own folder and a copy of the template. */
export default async function setup(project: TestProject): Promise<() => void> {
  const folder = mkdtempSync(path.join(tmpdir(), "foyer-template-"));
  const { dialect, checkpoint, release } = openSqlite(folder);
  const db = new Kysely<Database>({ dialect });
  await migrate(db, { postgres: false, version: "0.0.0" });
  await createChangeTriggers(db);
  checkpoint();
  await db.destroy();
  release();
  project.provide("postgresServer", null);
  project.provide("sqliteTemplate", sqliteFile(folder));
  return () => rmSync(folder, { recursive: true, force: true });
}
