import "server-only";
import { hasUntrustedProxy } from "@/lib/access/client-address";
import { inspect } from "node:util";
import { basePath } from "@/lib/platform/base-path";
import { ConfigurationError } from "@/lib/platform/configuration-error";
import { checkSecret } from "./check-secret";
import { closeDatabase, db, openDatabase } from "@/lib/db/db";
import { env, forgetEnv, nameVariables } from "@/lib/platform/env";
import { readSettings } from "@/lib/platform/env-settings";
import { log } from "@/lib/platform/log";
import { servedByUs } from "@/lib/platform/peer";
import { finishPrepared, finishRestore } from "./backup/move-restored-files";
import { checkBackupFolder } from "./backup/schedule";
import { recoverRotation } from "./recover-rotation";
import { sendConsoleToLog, sendWarningsToLog } from "./console-to-log";
import { restrictFiles } from "./file-modes";
import { observeRequest } from "./access-log";
import { createSecret } from "./secret-file";
import { readAbortStacks } from "@/lib/platform/workarounds/abort-stacks";
import { stopImports } from "@/lib/delivery/import-worker";
import { stopMail } from "@/lib/mail/mail-worker";
import { registerInstance, unregisterInstance } from "@/lib/db/heartbeat";
import { startProjects } from "./start-projects";
import { startTracing } from "./start-tracing";
import { onDraining, onShutdown, setStopLimit } from "@/lib/platform/shutdown";
import { createFirstAdministrator, type FirstAdministrator } from "./first-administrator";
import { emitCheckpoint } from "@/lib/audit/emit-checkpoint";
import { signActivity } from "@/lib/audit/sign-activity";
import { startWorkers, stopWorkers } from "./workers";

/**
 * Prepares everything before the first request, and prints the sign-in address. Throws ConfigurationError for
 * a problem that a person must fix.
 */
export async function boot(): Promise<void> {
  const { configuredSecret, databaseUrl, dataDir, logLevel, publicPath } = readSettings(
    process.env,
  );
  checkBasePath(publicPath);
  log.level = logLevel;
  if (servedByUs()) {
    sendConsoleToLog(console, log);
    sendWarningsToLog(log);
  }
  restrictFiles(dataDir);
  finishRestore(dataDir);
  if (configuredSecret === undefined) createSecret(dataDir);
  readAbortStacks();
  if (hasUntrustedProxy()) {
    log.warn(
      "NEXTAUTH_URL is https, so a proxy stands in front: set FOYER_TRUSTED_PROXIES (README)",
    );
  }
  await startTracing();
  await openDatabase();
  onShutdown(closeDatabase);
  if (databaseUrl !== undefined) await finishPostgresRestore(dataDir);
  checkBackupFolder();
  if (configuredSecret === undefined) await recoverRotation(dataDir);
  await checkSecret();
  await signActivity();
  // Before any lease is taken: on SQLite this frees the leases of the previous process.
  await registerInstance();
  await startProjects();
  // Last, because the password is printed only once and earlier steps can fail.
  const made = await createFirstAdministrator();
  startWorkers();
  stopWithServer();
  globalThis.foyerObserve = observeRequest;
  process.stdout.write(greeting(made));
}

/** The base path is built into the pages. */
function checkBasePath(wanted: string | undefined): void {
  if (wanted === undefined || wanted === basePath) return;
  throw new ConfigurationError(
    `NEXTAUTH_URL has the path ${wanted || "/"}, but this build is for ${basePath || "/"}. Build again with this NEXTAUTH_URL, or fix it.`,
  );
}

/** Moves the remaining files of a restore that was killed after its commit. */
async function finishPostgresRestore(dataDir: string): Promise<void> {
  const row = await db().selectFrom("backup_schedule").select("restored").executeTakeFirst();
  if (finishPrepared(dataDir, row?.restored ?? null)) forgetEnv();
}

/** Stops claiming at the stop signal, and lets work in flight end before the database closes. */
function stopWithServer(): void {
  const { stopMs } = env();
  setStopLimit(stopMs);
  let ended: Promise<unknown> = Promise.resolve();
  onDraining(() => {
    ended = Promise.all([stopWorkers(stopMs), stopImports(), stopMail()]);
  });
  onShutdown(async () => {
    await ended;
    await emitCheckpoint();
    await unregisterInstance();
  });
}

/** Boots, or ends the process with an error: one line if a person can fix it, else the whole error. */
export async function bootOrStop(): Promise<void> {
  try {
    await boot();
  } catch (error) {
    const why = error instanceof ConfigurationError ? nameVariables(error.message) : inspect(error);
    process.stderr.write(`Foyer can't start: ${why}\n`);
    process.exit(1);
  }
}

function greeting(made: FirstAdministrator | null): string {
  const { boomstream, databaseUrl, dataDir, publicUrl, version } = env();
  const service = boomstream.apiKey
    ? boomstream.apiUrl
    : "local sandbox (BOOMSTREAM_API_KEY is not set)";
  return [
    "",
    `  Foyer ${version} is ready:  ${publicUrl}${basePath}`,
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
  if (made.password === null) {
    return nameVariables(`as ${made.email} with the password in FOYER_ADMIN_PASSWORD`);
  }
  return `as ${made.email} with the password  ${made.password}  (shown only once, save it now)`;
}
