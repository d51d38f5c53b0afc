import { db } from "@/lib/db/db";
import { emailKey } from "@/lib/platform/normalize";
import type { Claimed } from "./claim";

/**
 * Returns the participants with this address that the mirror knew from rosters requested at this order
 * or before, by code.
 */
export async function knownBefore(
  row: Pick<Claimed, "project_id" | "conference_code" | "email">,
  order: number,
) {
  const rows = await db()
    .selectFrom("participants")
    .select(["code", "email", "revoked", "added"])
    .where("project_id", "=", row.project_id)
    .where("conference_code", "=", row.conference_code)
    .where("email_key", "=", emailKey(row.email))
    .where("first_seen_order", "<=", order)
    .execute();
  return new Map(rows.map((one) => [one.code, { ...one, revoked: one.revoked === 1 }]));
}
