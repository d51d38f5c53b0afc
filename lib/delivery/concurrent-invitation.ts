import { db } from "@/lib/db/db";
import type { InvitationTable } from "@/lib/db/schema";
import { emailKey } from "@/lib/platform/normalize";

/**
 * Whether another row of the ledger invites the same address to the same conference: right now, or
 * with an outcome that is not known, or with success since a moment (ms). Asked once the own row
 * says `sending`: of two that begin together, at least one sees the other.
 */
export async function findConcurrentInvitation(
  own: Pick<InvitationTable, "id" | "project_id" | "conference_code" | "email">,
  since: number,
): Promise<"sending" | "unknown" | "sent" | null> {
  const rows = await db()
    .selectFrom("invitations")
    .select("state")
    .where("project_id", "=", own.project_id)
    .where("conference_code", "=", own.conference_code)
    .where("email_key", "=", emailKey(own.email))
    .where("id", "<>", own.id)
    .where("kind", "in", ["invite", "link", "restore"])
    .where((eb) =>
      eb.or([
        eb("state", "in", ["sending", "unknown"]),
        eb.and([eb("state", "=", "sent"), eb("ended_at", ">=", since)]),
      ]),
    )
    .execute();
  const states = new Set(rows.map(({ state }) => state));
  for (const state of ["sending", "unknown", "sent"] as const) if (states.has(state)) return state;
  return null;
}
