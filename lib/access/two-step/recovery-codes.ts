import "server-only";
import { randomInt } from "node:crypto";
import type { Kysely, Transaction } from "kysely";
import type { Database } from "@/lib/db/schema";
import { hashToken } from "@/lib/platform/crypto";

/** Number of codes for each person. */
const RECOVERY_CODES = 10;
/** Crockford's base32, which has no letters that look like digits. */
const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
/** 120 bits: ASVS 6.5.2 asks for a salt below 112. */
const GROUPS = 6;
const GROUP = 4;

/**
 * Returns ten new recovery codes of a person (120 bits each). Only hashes are stored, and earlier codes stop
 * working.
 */
export async function makeRecoveryCodes(
  tx: Transaction<Database>,
  staffId: string,
): Promise<string[]> {
  const codes = Array.from({ length: RECOVERY_CODES }, newCode);
  await tx.deleteFrom("recovery_codes").where("staff_id", "=", staffId).execute();
  await tx
    .insertInto("recovery_codes")
    .values(codes.map((code) => ({ staff_id: staffId, code_hash: hashOf(code), used_at: null })))
    .execute();
  return codes;
}

/** Uses up a recovery code. Returns true if it was valid. */
export async function spendRecoveryCode(
  db: Kysely<Database>,
  staffId: string,
  typed: string,
): Promise<boolean> {
  const spent = await db
    .updateTable("recovery_codes")
    .set({ used_at: Date.now() })
    .where("staff_id", "=", staffId)
    .where("code_hash", "=", hashOf(typed))
    .where("used_at", "is", null)
    .executeTakeFirst();
  return spent.numUpdatedRows === 1n;
}

function newCode(): string {
  const letters = Array.from({ length: GROUPS * GROUP }, () => ALPHABET[randomInt(32)]).join("");
  return letters.replace(/(.{4})(?=.)/g, "$1-");
}

/** Ignores hyphens and case, and reads letters that look like digits as digits. */
function hashOf(typed: string): string {
  const plain = typed.toLowerCase().replaceAll(/[\s-]/g, "");
  return hashToken(plain.replaceAll("o", "0").replaceAll(/[il]/g, "1"));
}
