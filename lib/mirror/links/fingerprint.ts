import { keyedHash } from "@/lib/platform/crypto/keyed-hash";
import { env } from "@/lib/platform/env";
import { credentialIn } from "./recognize";

/**
 * Returns a keyed hash that finds a stored link without decrypting links. Without the secret, a reader of the
 * database can't test guesses.
 */
export function fingerprint(link: string, secret = env().secret): string {
  return keyedHash(credentialIn(link) ?? link, "foyer link fingerprint v1", secret);
}
