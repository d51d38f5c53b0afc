import { keyedHash } from "@/lib/platform/crypto/keyed-hash";
import { env } from "@/lib/platform/env";
import { credentialIn } from "./recognize";

/**
 * By which a kept link is found again when somebody shows it: a keyed hash, so that no kept link has
 * to be opened to compare, and who reads the database can't test a guess.
 */
export function fingerprint(link: string, secret = env().secret): string {
  return keyedHash(credentialIn(link) ?? link, "foyer link fingerprint v1", secret);
}
