import type { Transaction } from "kysely";
import { keyedHash, seal, unseal } from "@/lib/platform/crypto";
import type { Database, LinkTable } from "@/lib/db/schema";
import { env } from "@/lib/platform/env";
import { credentialIn } from "@/lib/platform/link-text";

/** Stores a link, sealed and bound to its invitation, so that rows can't be swapped. */
export async function storeLink(
  tx: Transaction<Database>,
  link: Pick<
    LinkTable,
    "project_id" | "conference_code" | "invitation_id" | "email_key" | "expires_at"
  >,
  url: string,
): Promise<void> {
  const { sealed, keyId } = seal(url, linkContext(link.invitation_id));
  await tx
    .insertInto("links")
    .values({
      ...link,
      // One invitation has one link.
      id: link.invitation_id,
      participant_code: null,
      sealed,
      key_id: keyId,
      fingerprint: fingerprint(url),
      created_at: Date.now(),
    })
    .onConflict((conflict) => conflict.column("id").doNothing())
    .execute();
}

/** Decrypts a stored link; null if it was sealed with another secret. */
export function openLink(
  row: Pick<LinkTable, "invitation_id" | "sealed" | "key_id">,
): string | null {
  return unseal(row.sealed, row.key_id, linkContext(row.invitation_id));
}

/** Returns the context that binds a sealed link to its invitation. */
export function linkContext(invitationId: string): string {
  return `link:${invitationId}`;
}

/**
 * Returns a keyed hash that finds a stored link without decrypting links. Without the secret, a reader of the
 * database can't test guesses.
 */
export function fingerprint(link: string, secret = env().secret): string {
  return keyedHash(credentialIn(link) ?? link, "foyer link fingerprint v1", secret);
}
