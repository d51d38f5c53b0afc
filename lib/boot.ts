import "server-only";
import { closeDatabase, openDatabase } from "@/lib/db/db";
import { env } from "@/lib/env";
import { startProjects } from "@/lib/projects/start";
import { onShutdown } from "@/lib/shutdown";
import { createFirstAdministrator, type FirstAdministrator } from "@/lib/staff/first-administrator";
import { startWorker } from "@/lib/worker";

/**
 * Prepares everything before the first request is answered, and greets the person who starts
 * Foyer. Throws ConfigurationError for what they must put right first.
 */
export async function boot(): Promise<void> {
  env();
  await openDatabase();
  onShutdown(closeDatabase);
  const made = await createFirstAdministrator();
  await startProjects();
  startWorker();
  process.stdout.write(greeting(made));
}

function greeting(made: FirstAdministrator | null): string {
  const { boomstream, databaseUrl, dataDir, publicUrl, version } = env();
  const service = boomstream.apiKey
    ? boomstream.apiUrl
    : "the sandbox on this machine (no BOOMSTREAM_API_KEY is set)";
  return [
    "",
    `  Foyer ${version} is ready:  ${publicUrl}`,
    "",
    `  Sign in      ${signInHint(made)}`,
    `  Boomstream   ${service}`,
    `  Database     ${databaseUrl ? "PostgreSQL" : `SQLite in ${dataDir}`}`,
    "",
    "",
  ].join("\n");
}

function signInHint(made: FirstAdministrator | null): string {
  if (!made) return "with your account";
  if (made.password === null) return `as ${made.email} with the password in FOYER_ADMIN_PASSWORD`;
  return `as ${made.email} with the password  ${made.password}  (shown this once: keep it)`;
}
