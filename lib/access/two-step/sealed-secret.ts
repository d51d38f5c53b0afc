import "server-only";
import { seal, unseal } from "@/lib/platform/crypto";
import type { TwoStepsTable } from "@/lib/db/schema";

/** Returns the context that binds a sealed secret to its row in `two_steps`. */
export function contextOf(staffId: string): string {
  return `two-steps:${staffId}`;
}

/** Returns a secret as `two_steps` stores it. */
export function sealSecret(secret: string, staffId: string) {
  const { sealed, keyId } = seal(secret, contextOf(staffId));
  return { sealed, key_id: keyId };
}

/** Returns the secret of a row; null if it was sealed under a replaced secret of Foyer. */
export function openSecret(
  row: Pick<TwoStepsTable, "staff_id" | "sealed" | "key_id">,
): string | null {
  return unseal(row.sealed, row.key_id, contextOf(row.staff_id));
}
