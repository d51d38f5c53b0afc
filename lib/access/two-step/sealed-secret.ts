import "server-only";
import { seal, unseal } from "@/lib/platform/crypto/seal";
import type { TwoStepsTable } from "@/lib/db/schema";

/** What a secret in `two_steps` is bound to: it opens in its own row only. */
export function contextOf(staffId: string): string {
  return `two-steps:${staffId}`;
}

/** A secret as `two_steps` keeps it. */
export function sealSecret(secret: string, staffId: string) {
  const { sealed, keyId } = seal(secret, contextOf(staffId));
  return { sealed, key_id: keyId };
}

/** The secret of a row; null when it was sealed under a secret of Foyer's that is no more. */
export function openSecret(
  row: Pick<TwoStepsTable, "staff_id" | "sealed" | "key_id">,
): string | null {
  return unseal(row.sealed, row.key_id, contextOf(row.staff_id));
}
