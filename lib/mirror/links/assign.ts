import type { Selectable, Transaction } from "kysely";
import type { Database, ParticipantTable } from "@/lib/db/schema";

/**
 * Assigns links to participants. The response to an invitation contains the link but not the participant's
 * code, which the roster shows later.
 */
export async function assignLinks(
  tx: Transaction<Database>,
  projectId: string,
  conferenceCode: string,
): Promise<void> {
  const waiting = await tx
    .selectFrom("links")
    .innerJoin("invitations", "invitations.id", "links.invitation_id")
    .select([
      "links.id",
      "links.email_key",
      "links.invitation_id",
      "invitations.started_order",
      "invitations.participant_code as meant_for",
    ])
    .where("links.project_id", "=", projectId)
    .where("links.conference_code", "=", conferenceCode)
    .where("links.participant_code", "is", null)
    .orderBy("links.created_at")
    .execute();
  for (const link of waiting) {
    const candidates = await tx
      .selectFrom("participants")
      .select(["code", "added", "revoked", "first_seen_order"])
      .where("project_id", "=", projectId)
      .where("conference_code", "=", conferenceCode)
      .where("email_key", "=", link.email_key)
      .where("gone_at", "is", null)
      .execute();
    const owner = ownerOf(link, candidates);
    if (owner === null) continue;
    await tx
      .updateTable("links")
      .set({ participant_code: owner })
      .where("id", "=", link.id)
      .execute();
    await tx
      .updateTable("invitations")
      .set({ participant_code: owner })
      .where("id", "=", link.invitation_id)
      .execute();
    await tx
      .updateTable("participants")
      .set((eb) => ({ link_id: link.id, version: eb("version", "+", 1) }))
      .where("project_id", "=", projectId)
      .where("code", "=", owner)
      .execute();
  }
}

type Candidate = Pick<
  Selectable<ParticipantTable>,
  "code" | "added" | "revoked" | "first_seen_order"
>;

/**
 * Returns the participant of a link among those with its address: one who appeared after the invitation
 * started, else the intended one, else the last added one with access.
 */
function ownerOf(
  link: { started_order: number; meant_for: string | null },
  candidates: Candidate[],
): string | null {
  const [only] = candidates;
  if (candidates.length <= 1) return only?.code ?? null;
  const newest = candidates.toSorted(
    (a, b) =>
      a.revoked - b.revoked || b.added.localeCompare(a.added) || b.code.localeCompare(a.code),
  );
  const appeared = newest.find(({ first_seen_order }) => first_seen_order > link.started_order);
  const meant = newest.find(({ code }) => code === link.meant_for);
  return (appeared ?? meant ?? newest[0])?.code ?? null;
}
