import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { freePort } from "../../e2e/support/foyer";
import { closeDatabase, openDatabase } from "../../lib/db/db";
import { forgetEnv } from "../../lib/platform/env";
import { startPostgres } from "../../lib/testing/embedded-postgres";

/** The database engines. */
export type Engine = "SQLite" | "PostgreSQL";

/** Runs the work on each engine in turn, in this process, each with an empty database. */
export async function onBoth<Of>(work: (engine: Engine) => Promise<Of[]>): Promise<Of[]> {
  const sqlite = await opened("", () => work("SQLite"));
  const port = await freePort();
  const password = randomBytes(12).toString("hex");
  const stop = await startPostgres(port, password, []);
  const url = `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;
  const postgres = await opened(url, () => work("PostgreSQL")).finally(stop);
  return [...sqlite, ...postgres];
}

async function opened<Of>(url: string, work: () => Promise<Of>): Promise<Of> {
  const folder = mkdtempSync(path.join(tmpdir(), "foyer-bench-"));
  const before = { ...process.env };
  process.env["FOYER_DATA_DIR"] = folder;
  process.env["DATABASE_URL"] = url;
  forgetEnv();
  await openDatabase();
  try {
    return await work();
  } finally {
    await closeDatabase();
    // The next group, perhaps in another process, has its own database.
    process.env = before;
    forgetEnv();
    rmSync(folder, { recursive: true, force: true });
  }
}
