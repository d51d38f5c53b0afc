import { createHash } from "node:crypto";

/** Returns the SHA-256 under which a random token is stored. It needs no salt, because tokens have 120 bits or more. */
export function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("base64url");
}
