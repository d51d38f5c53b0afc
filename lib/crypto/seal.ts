import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from "node:crypto";
import { env } from "@/lib/env";

const NONCE = 12;
const TAG = 16;

/**
 * Encrypts a text with AES-256-GCM under a key derived from the secret (HKDF-SHA256, RFC 5869). The
 * context ("link:ID") is bound to it: the sealed text opens nowhere else. A random nonce of 96 bits
 * is fit for 2^32 texts under one key (NIST SP 800-38D, 8.3).
 */
export function seal(plain: string, context: string): { sealed: string; keyId: string } {
  const { key, keyId } = sealingKey(env().secret);
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv("aes-256-gcm", key, nonce, { authTagLength: TAG });
  cipher.setAAD(Buffer.from(context, "utf8"));
  const body = Buffer.concat([cipher.update(plain, "utf8"), cipher.final()]);
  return { sealed: Buffer.concat([nonce, cipher.getAuthTag(), body]).toString("base64url"), keyId };
}

/** Opens a sealed text; null when it was sealed under another key or context, or was changed. */
export function unseal(sealed: string, keyId: string, context: string): string | null {
  const own = sealingKey(env().secret);
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

let derived: { secret: string; key: Buffer; keyId: string } | undefined;

function sealingKey(secret: string): { key: Buffer; keyId: string } {
  if (derived?.secret !== secret) {
    const key = Buffer.from(hkdfSync("sha256", secret, "", "foyer seal v1", 32));
    // Names the key without telling it: a fingerprint of a value derived from the key.
    const keyId = createHash("sha256").update("foyer key id").update(key).digest("hex").slice(0, 12);
    derived = { secret, key, keyId };
  }
  return derived;
}
