import { db } from "@/lib/db/db";
import { ConfigurationError } from "@/lib/platform/configuration-error";
import { keyIdOf } from "@/lib/platform/crypto/seal";
import { forgetEnv } from "@/lib/platform/env";
import { readSecret, secretFile } from "@/lib/platform/env-secret";
import { rotateSecret } from "./rotate-secret";
import {
  newSecret,
  nextSecretFile,
  promoteNextSecret,
  removeNextSecret,
  storeNextSecret,
} from "./secret-file";

export type Recovery = "none" | "completed" | "rolled-back";

/**
 * Ends a rotation of the stored secret that was killed. The database says which secret its values are
 * encrypted with: the next one becomes the current one, or is removed. Throws ConfigurationError when
 * it is neither; both files then stay.
 */
export async function recoverRotation(dataDir: string): Promise<Recovery> {
  const next = readSecret(nextSecretFile(dataDir));
  if (next === null) {
    removeNextSecret(dataDir);
    return "none";
  }
  const current = readSecret(secretFile(dataDir));
  const used = await usedKeyId();
  if (used === keyIdOf(next)) {
    promoteNextSecret(dataDir);
    forgetEnv();
    return "completed";
  }
  if (used === null || (current !== null && used === keyIdOf(current))) {
    removeNextSecret(dataDir);
    return "rolled-back";
  }
  throw new ConfigurationError(
    `The database is encrypted with neither ${secretFile(dataDir)} nor ${nextSecretFile(dataDir)}. Restore both files and the database from one backup.`,
  );
}

/**
 * Rotates the secret that is stored in the data folder: stores the next one, encrypts everything with
 * it in one transaction, and makes it the current one. Killed at any point, recoverRotation() ends it.
 * Returns the number of values. Throws ConfigurationError when it is refused; nothing is then changed.
 */
export async function rotateStoredSecret(
  dataDir: string,
  from: string,
  to = newSecret(),
): Promise<number> {
  storeNextSecret(dataDir, to);
  let values: number;
  try {
    values = await rotateSecret(from, to);
  } catch (error) {
    // Only a refusal is known to have changed nothing: a lost commit may have happened.
    if (error instanceof ConfigurationError) removeNextSecret(dataDir);
    throw error;
  }
  promoteNextSecret(dataDir);
  return values;
}

/** Returns true when the database is encrypted with this secret already. */
export async function isRotatedTo(secret: string): Promise<boolean> {
  return (await usedKeyId()) === keyIdOf(secret);
}

/** Returns the id of the key that the values in the database are encrypted with; null when there are none. */
async function usedKeyId(): Promise<string | null> {
  const check = await db().selectFrom("secret_check").select("key_id").executeTakeFirst();
  if (check) return check.key_id;
  const link = await db().selectFrom("links").select("key_id").limit(1).executeTakeFirst();
  return link?.key_id ?? null;
}
