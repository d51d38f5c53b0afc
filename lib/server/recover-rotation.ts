import { db } from "@/lib/db/db";
import { ConfigurationError } from "@/lib/platform/configuration-error";
import { keyIdOf } from "@/lib/platform/crypto";
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
 * Ends a rotation of the stored secret that was killed. If the database is encrypted with the next secret,
 * that becomes the current one; else it is removed. Throws ConfigurationError if the database has neither
 * secret; both files then stay.
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
 * Rotates the secret that is stored in the data folder: stores the next one, encrypts everything with it in
 * one transaction, and makes it the current one. If the process is killed, recoverRotation() ends it. Returns
 * the number of values. Throws ConfigurationError if it is refused; nothing is changed then.
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
    // Only a refusal is known to have changed nothing: a commit whose result was lost may have succeeded.
    if (error instanceof ConfigurationError) removeNextSecret(dataDir);
    throw error;
  }
  promoteNextSecret(dataDir);
  return values;
}

/** Returns true if the database is already encrypted with this secret. */
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
