import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
} from "node:crypto";
import { env } from "./env";

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
const sealingKeys = new Map<string, { key: Buffer; keyId: string }>();

function sealingKey(secret: string): { key: Buffer; keyId: string } {
  const known = sealingKeys.get(secret);
  if (known) return known;
  const key = Buffer.from(hkdfSync("sha256", secret, "", "foyer seal v1", 32));
  // Does not reveal the key: a fingerprint of a value derived from it.
  const keyId = createHash("sha256").update("foyer key id").update(key).digest("hex").slice(0, 12);
  const made = { key, keyId };
  sealingKeys.set(secret, made);
  return made;
}

/** A key that signs the activity, and its id in the database. */
export type SigningKey = { key: Buffer; keyId: string };

/** At most two are in use: during a rotation, the old and the new one. */
const signingKeys = new Map<string, SigningKey>();

/** Returns the key that signs the activity, derived from the secret (HKDF-SHA256, RFC 5869). */
export function signingKey(secret = env().secret): SigningKey {
  const known = signingKeys.get(secret);
  if (known) return known;
  const made = named(Buffer.from(hkdfSync("sha256", secret, "", "foyer activity v1", 32)));
  signingKeys.set(secret, made);
  return made;
}

/** Returns a key with its id: a fingerprint that does not reveal the key. */
export function named(key: Buffer): SigningKey {
  const hash = createHash("sha256").update("foyer activity key id").update(key);
  return { key, keyId: hash.digest("hex").slice(0, 12) };
}

/** Returns the HMAC-SHA256 of a text, under a key derived from the secret for this purpose only. */
export function keyedHash(text: string, purpose: string, secret: string): string {
  const key = Buffer.from(hkdfSync("sha256", secret, "", purpose, 32));
  return createHmac("sha256", key).update(text).digest("base64url");
}

/** Returns the SHA-256 under which a random token is stored. It needs no salt, because tokens have 120 bits or more. */
export function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("base64url");
}
