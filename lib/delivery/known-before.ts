import { db } from "@/lib/db/db";
import { emailKey } from "@/lib/platform/normalize";
import type { Claimed } from "./claim";

/**
 * Returns the participants with this address in the mirror, by code. With `order`, only those known from
 * rosters requested at this order or before.
 */
export async function knownBefore(
  row: Pick<Claimed, "project_id" | "conference_code" | "email">,
  order?: number,
) {
  const known = db()
    .selectFrom("participants")
    .select(["code", "email", "revoked", "added", "gone_at"])
    .where("project_id", "=", row.project_id)
    .where("conference_code", "=", row.conference_code)
    .where("email_key", "=", emailKey(row.email));
  const rows = await (
    order === undefined ? known : known.where("first_seen_order", "<=", order)
  ).execute();
  return new Map(
    rows.map(({ gone_at, ...one }) => [
      one.code,
      { ...one, revoked: one.revoked === 1, gone: gone_at !== null },
    ]),
  );
}
