import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from "node:crypto";
import { env } from "@/lib/platform/env";

const NONCE = 12;
const TAG = 16;

/**
 * Encrypts a text with AES-256-GCM under a key derived from the secret (HKDF-SHA256, RFC 5869). The
 * context ("link:ID") is authenticated: the sealed text opens under no other. A random nonce of 96
 * bits is safe for 2^32 texts under one key (NIST SP 800-38D, 8.3).
 */
export function seal(
  plain: string,
  context: string,
  secret = env().secret,
): { sealed: string; keyId: string } {
  const { key, keyId } = sealingKey(secret);
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv("aes-256-gcm", key, nonce, { authTagLength: TAG });
  cipher.setAAD(Buffer.from(context, "utf8"));
  const body = Buffer.concat([cipher.update(plain, "utf8"), cipher.final()]);
  return { sealed: Buffer.concat([nonce, cipher.getAuthTag(), body]).toString("base64url"), keyId };
}

/** Decrypts a sealed text; null if it was sealed under another key or context, or was changed. */
export function unseal(
  sealed: string,
  keyId: string,
  context: string,
  secret = env().secret,
): string | null {
  const own = sealingKey(secret);
  if (own.keyId !== keyId) return null;
  const bytes = Buffer.from(sealed, "base64url");
  if (bytes.length < NONCE + TAG) return null;
  try {
    const nonce = bytes.subarray(0, NONCE);
    const decipher = createDecipheriv("aes-256-gcm", own.key, nonce, { authTagLength: TAG });
    decipher.setAAD(Buffer.from(context, "utf8"));
    decipher.setAuthTag(bytes.subarray(NONCE, NONCE + TAG));
    const body = decipher.update(bytes.subarray(NONCE + TAG));
    return Buffer.concat([body, decipher.final()]).toString("utf8");
  } catch {
    return null;
  }
}

/** Returns the id of a secret's key, stored beside each sealed text. */
export function keyIdOf(secret: string): string {
  return sealingKey(secret).keyId;
}

/** At most two are in use: during a rotation, the old and the new one. */
const derived = new Map<string, { key: Buffer; keyId: string }>();

function sealingKey(secret: string): { key: Buffer; keyId: string } {
  const known = derived.get(secret);
  if (known) return known;
  const key = Buffer.from(hkdfSync("sha256", secret, "", "foyer seal v1", 32));
  // Does not reveal the key: a fingerprint of a value derived from it.
  const keyId = createHash("sha256").update("foyer key id").update(key).digest("hex").slice(0, 12);
  const made = { key, keyId };
  derived.set(secret, made);
  return made;
}
