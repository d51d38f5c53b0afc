import { type RawBuilder, sql, type SqlBool } from "kysely";
import type { OutgoingMailTable } from "@/lib/db/schema";
import type { RosterParams } from "./schema";

/** Links that expire within this time are shown as expiring (ms). */
const EXPIRING_SOON_MS = 7 * 86_400_000;

type Condition = Exclude<RosterParams["links"], "all">;

/** Returns the SQL condition on a row of `participants` for one part of the summary. */
export function hasLink(links: Condition): RawBuilder<SqlBool> {
  if (links === "unknown") return sql<SqlBool>`participants.link_id is null`;
  if (links === "expiring") {
    return sql<SqlBool>`exists (select 1 from links where links.id = participants.link_id
      and links.expires_at < ${Date.now() + EXPIRING_SOON_MS})`;
  }
  if (links === "emailed")
    return invitationOf(sql`invitations.notify = 1 and ${wasMailed("accepted")}`);
  return sql<SqlBool>`(${invitationOf(sql`(invitations.notify = 0 or not ${wasMailed("queued", "sending", "accepted", "unknown")})`)} and not exists (
    select 1 from activity where activity.project_id = participants.project_id
      and activity.participant_code = participants.code and activity.action = 'link.copy'))`;
}

/** Matches if Boomstream emailed the invitation, or Foyer's email about it is in one of these states. */
function wasMailed(...states: OutgoingMailTable["state"][]): RawBuilder<unknown> {
  return sql`(invitations.own_mail = 0 or exists (select 1 from outgoing_mail
    where outgoing_mail.key = 'invitation:' || invitations.id
      and outgoing_mail.state in (${sql.join(states)})))`;
}

/** The invitation of the newest link. */
function invitationOf(condition: RawBuilder<unknown>): RawBuilder<SqlBool> {
  return sql<SqlBool>`exists (select 1 from links join invitations on invitations.id = links.invitation_id
    where links.id = participants.link_id and ${condition})`;
}
