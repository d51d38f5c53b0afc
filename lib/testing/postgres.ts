import { randomBytes } from "node:crypto";
import { createServer } from "node:net";
import { Kysely } from "kysely";
import { Client } from "pg";
import type { TestProject } from "vitest/node";
import { migrate } from "@/lib/db/migrate";
import { openPostgres } from "@/lib/db/postgres";
import type { Database } from "@/lib/db/schema";
import { startPostgres } from "./embedded-postgres";

declare module "vitest" {
  interface ProvidedContext {
    /** The URL of a PostgreSQL whose user may create databases; null for SQLite. */
    postgresServer: string | null;
  }
}

/** The database with all migrations that every test file starts from. */
export const TEMPLATE = "foyer_template";

/** Vitest's global setup for PostgreSQL: our own server for the duration of the tests. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const port = await freePort();
  const password = randomBytes(12).toString("hex");
  const stop = await startPostgres(port, password);
  const at = `postgres://postgres:${password}@127.0.0.1:${port}`;
  try {
    await createTemplate(at);
  } catch (error) {
    await stop();
    throw error;
  }
  project.provide("postgresServer", `${at}/postgres`);
  project.provide("sqliteTemplate", null);
  return stop;
}

async function createTemplate(at: string): Promise<void> {
  const client = new Client({ connectionString: `${at}/postgres` });
  await client.connect();
  await client.query(`create database ${TEMPLATE}`);
  await client.end();
  const { dialect } = await openPostgres(`${at}/${TEMPLATE}`, { connections: 2, timeoutMs: null });
  const db = new Kysely<Database>({ dialect });
  await migrate(db, { postgres: true, version: "0.0.0" });
  await db.destroy();
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
