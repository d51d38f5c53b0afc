import { requireProject } from "@/lib/access/resolve-project";
import { db } from "@/lib/db/db";
import type { LinksExpiring } from "./types";

/** Returns how many links of a conference have expired, and how many expire before a time (ms since 1970). */
export async function expiringLinks(
  conferenceCode: string,
  before: number,
): Promise<LinksExpiring> {
  const { project } = await requireProject("support", { conference: conferenceCode });
  // Join creates a new link if the stored one has expired.
  if (project.personalLinks) return { expired: 0, expiring: 0 };
  const now = Date.now();
  const { all, expired } = await expiringBefore(project.id, conferenceCode, Math.max(before, now))
    .select((eb) => [
      eb.fn.countAll<number>().as("all"),
      eb.fn.countAll<number>().filterWhere("links.expires_at", "<", now).as("expired"),
    ])
    .executeTakeFirstOrThrow();
  return { expired: Number(expired), expiring: Number(all) - Number(expired) };
}

/** Returns a query of participants with access whose newest stored link expires before a time (ms). */
export function expiringBefore(projectId: string, conferenceCode: string, before: number) {
  return db()
    .selectFrom("participants")
    .innerJoin("links", "links.id", "participants.link_id")
    .where("participants.project_id", "=", projectId)
    .where("participants.conference_code", "=", conferenceCode)
    .where("participants.revoked", "=", 0)
    .where("participants.revocation_id", "is", null)
    .where("participants.gone_at", "is", null)
    .where("links.expires_at", "<", before);
}
