import { randomBytes } from "node:crypto";
import { createServer } from "node:net";
import type { TestProject } from "vitest/node";
import { startPostgres } from "./embedded-postgres";

declare module "vitest" {
  interface ProvidedContext {
    /** The URL of a PostgreSQL whose user may create databases; null for SQLite. */
    postgresServer: string | null;
  }
}

/** Vitest's global setup for PostgreSQL: our own server for the duration of the tests. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const port = await freePort();
  const password = randomBytes(12).toString("hex");
  const stop = await startPostgres(port, password);
  project.provide("postgresServer", `postgres://postgres:${password}@127.0.0.1:${port}/postgres`);
  return stop;
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
