import { keyedHash } from "@/lib/platform/crypto/keyed-hash";
import { env } from "@/lib/platform/env";
import { credentialIn } from "./recognize";

/**
 * Returns a keyed hash that finds a stored link without opening any. Someone who can read the database
 * can't test a guess without the secret.
 */
export function fingerprint(link: string, secret = env().secret): string {
  return keyedHash(credentialIn(link) ?? link, "foyer link fingerprint v1", secret);
}
