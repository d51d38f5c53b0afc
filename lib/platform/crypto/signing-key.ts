import { createHash, hkdfSync } from "node:crypto";
import { env } from "@/lib/platform/env";

/** A key that signs the activity, and its id in the database. */
export type SigningKey = { key: Buffer; keyId: string };

/** At most two are in use: during a rotation, the old and the new one. */
const derived = new Map<string, SigningKey>();

/** Returns the key that signs the activity, derived from the secret (HKDF-SHA256, RFC 5869). */
export function signingKey(secret = env().secret): SigningKey {
  const known = derived.get(secret);
  if (known) return known;
  const made = named(Buffer.from(hkdfSync("sha256", secret, "", "foyer activity v1", 32)));
  derived.set(secret, made);
  return made;
}

/** Returns a key with its id: a fingerprint that does not reveal the key. */
export function named(key: Buffer): SigningKey {
  const hash = createHash("sha256").update("foyer activity key id").update(key);
  return { key, keyId: hash.digest("hex").slice(0, 12) };
}
