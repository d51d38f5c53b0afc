import environment from "@next/env";
import { closeDatabase, openDatabase } from "@/lib/db/db";
import { ConfigurationError } from "@/lib/platform/configuration-error";
import { pluralize } from "@/lib/platform/pluralize";
import { env, nameVariables } from "@/lib/platform/env";
import { secretFile } from "@/lib/platform/env-secret";
import { readSecretFiles, ROTATION_NAMES } from "@/lib/platform/env-names";
import { rotateSecret } from "@/lib/server/rotate-secret";
import { isRotatedTo, recoverRotation, rotateStoredSecret } from "@/lib/server/recover-rotation";
import { root } from "./root.mjs";

// `npm run secrets:rotate`: encrypts everything again. FOYER_OLD_SECRET, or the secret in use, decrypts;
// FOYER_NEW_SECRET encrypts, or a new secret that is stored in the data folder.
environment.loadEnvConfig(root, false, { info: () => undefined, error: console.error });
const MIN_BYTES = 32;

try {
  console.log(await rotate());
  await closeDatabase();
} catch (error) {
  await closeDatabase();
  if (!(error instanceof ConfigurationError)) throw error;
  console.error(`Nothing was changed: ${nameVariables(error.message)}`);
  process.exit(1);
}

async function rotate(): Promise<string> {
  const { configuredSecret, dataDir, secret } = env();
  const { FOYER_NEW_SECRET: given, FOYER_OLD_SECRET: from = secret } = readSecretFiles(
    process.env,
    ROTATION_NAMES,
  );
  check(given, from, configuredSecret !== undefined);
  await openDatabase();
  if (given !== undefined && (await isRotatedTo(given))) return "Already done: nothing to change.";
  if (configuredSecret !== undefined && given !== undefined) {
    const next = nameVariables("Start Foyer with NEXTAUTH_SECRET set to the new secret.");
    return `${done(await rotateSecret(from, given))}\n${next}`;
  }
  const recovery = await recoverRotation(dataDir);
  const where = `The new secret is in ${secretFile(dataDir)}.`;
  if (recovery === "completed") return `The interrupted rotation was completed.\n${where}`;
  return `${done(await rotateStoredSecret(dataDir, from, given))}\n${where}`;
}

function check(given: string | undefined, from: string, configured: boolean): void {
  if (given === undefined) {
    if (!configured) return;
    throw new ConfigurationError(
      "FOYER_NEW_SECRET is not set. Set it to the secret that will replace NEXTAUTH_SECRET.",
    );
  }
  if (Buffer.byteLength(given) < MIN_BYTES) {
    throw new ConfigurationError(`FOYER_NEW_SECRET must be at least ${MIN_BYTES} bytes.`);
  }
  if (given === from) {
    throw new ConfigurationError(
      "The new secret is the same as the old one. Set a different FOYER_NEW_SECRET.",
    );
  }
}

function done(values: number): string {
  return `${pluralize(values, "value")} re-encrypted. Everyone must sign in again.`;
}
