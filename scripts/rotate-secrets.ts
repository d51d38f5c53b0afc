import { renameSync, rmSync, writeFileSync } from "node:fs";
import { randomBytes } from "node:crypto";
import path from "node:path";
import environment from "@next/env";
import { ConfigurationError } from "@/lib/platform/configuration-error";
import { rotateSecret } from "@/lib/server/rotate-secret";
import { closeDatabase, openDatabase } from "@/lib/db/db";
import { env } from "@/lib/platform/env";
import { root } from "./root.mjs";

// `npm run secrets:rotate`: seals everything anew. FOYER_OLD_SECRET, else the one in use, opens it;
// FOYER_NEW_SECRET seals it, else a new one that is made and kept in the data folder.
environment.loadEnvConfig(root, false, { info: () => undefined, error: console.error });
const fewest = 32;

try {
  const { dataDir, secret } = env();
  const from = process.env["FOYER_OLD_SECRET"] ?? secret;
  const given = process.env["FOYER_NEW_SECRET"];
  const configured = process.env["NEXTAUTH_SECRET"];
  if (!given && configured) {
    throw new ConfigurationError(
      "FOYER_NEW_SECRET is not set. Set it to the secret that will replace NEXTAUTH_SECRET.",
    );
  }
  const to = given ?? randomBytes(48).toString("base64url");
  if (Buffer.byteLength(to) < fewest) {
    throw new ConfigurationError(`FOYER_NEW_SECRET must be at least ${fewest} bytes.`);
  }
  if (to === from)
    throw new ConfigurationError(
      "The new secret is the same as the old one. Set a different FOYER_NEW_SECRET.",
    );
  const file = path.join(dataDir, "secret");
  // Written down before anything is sealed with it, so that a crash loses neither.
  if (!configured) writeFileSync(`${file}.next`, `${to}\n`, { mode: 0o600 });
  await openDatabase();
  const texts = await rotateSecret(from, to).catch((error: unknown) => {
    // Refused: nothing is sealed with it.
    if (error instanceof ConfigurationError) rmSync(`${file}.next`, { force: true });
    throw error;
  });
  if (!configured) renameSync(`${file}.next`, file);
  await closeDatabase();
  console.log(`${texts} values re-encrypted. Everyone must sign in again.`);
  console.log(
    configured
      ? "Start Foyer with NEXTAUTH_SECRET set to the new secret."
      : `The new secret is in ${file}.`,
  );
} catch (error) {
  await closeDatabase();
  if (!(error instanceof ConfigurationError)) throw error;
  console.error(`Nothing was changed: ${error.message}`);
  process.exit(1);
}
