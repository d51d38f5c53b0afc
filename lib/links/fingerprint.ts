import { createHmac, hkdfSync } from "node:crypto";
import { env } from "@/lib/env";
import { credentialIn } from "./recognise";

/**
 * By which a kept link is found again when somebody shows it: a keyed hash (HMAC-SHA256, under a key
 * of its own derived from the secret), so that no kept link has to be opened to compare, and who
 * reads the database can't test a guess.
 */
export function fingerprint(link: string): string {
  const key = Buffer.from(hkdfSync("sha256", env().secret, "", "foyer link fingerprint v1", 32));
  return createHmac("sha256", key)
    .update(credentialIn(link) ?? link)
    .digest("base64url");
}
