import { createHash, hkdfSync } from "node:crypto";
import { env } from "@/lib/platform/env";

/** A key that signs the activity, and the name that it has in the database. */
export type SigningKey = { key: Buffer; keyId: string };

/** Two at most are in use: while a secret is replaced, the old one and the new one. */
const derived = new Map<string, SigningKey>();

/** Returns the key that signs the activity, derived from the secret (HKDF-SHA256, RFC 5869). */
export function signingKey(secret = env().secret): SigningKey {
  const known = derived.get(secret);
  if (known) return known;
  const made = named(Buffer.from(hkdfSync("sha256", secret, "", "foyer activity v1", 32)));
  derived.set(secret, made);
  return made;
}

/** Returns a key with its name: a fingerprint that does not reveal it. */
export function named(key: Buffer): SigningKey {
  const hash = createHash("sha256").update("foyer activity key id").update(key);
  return { key, keyId: hash.digest("hex").slice(0, 12) };
}
