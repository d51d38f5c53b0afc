import { db } from "@/lib/db/db";
import type { InvitationTable } from "@/lib/db/schema";
import { emailKey } from "@/lib/platform/normalize";

/** The participants with this address whom the mirror knew before the invitation began, by code. */
export async function knownBeforeInvitation(
  invitation: Pick<InvitationTable, "project_id" | "conference_code" | "email" | "started_at">,
) {
  const rows = await db()
    .selectFrom("participants")
    .select(["code", "email", "revoked", "added"])
    .where("project_id", "=", invitation.project_id)
    .where("conference_code", "=", invitation.conference_code)
    .where("email_key", "=", emailKey(invitation.email))
    .where("first_seen_at", "<", invitation.started_at ?? Date.now())
    .execute();
  return new Map(rows.map((row) => [row.code, { ...row, revoked: row.revoked === 1 }]));
}
