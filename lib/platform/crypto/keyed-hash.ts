import { createHmac, hkdfSync } from "node:crypto";

/** Returns the HMAC-SHA256 of a text, under a key derived from the secret for this purpose only. */
export function keyedHash(text: string, purpose: string, secret: string): string {
  const key = Buffer.from(hkdfSync("sha256", secret, "", purpose, 32));
  return createHmac("sha256", key).update(text).digest("base64url");
}
