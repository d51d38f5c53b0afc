import { db } from "@/lib/db/db";
import type { Project } from "@/lib/connection/project";
import type { LinksExpiring } from "./expiring-query";

/** The people of a conference with access whose newest known link expires before a moment (ms). */
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

/** How many of them have expired already, and how many are still to. */
export async function countExpiring(
  project: Pick<Project, "id">,
  conferenceCode: string,
  before: number,
): Promise<LinksExpiring> {
  const now = Date.now();
  const { all, expired } = await expiringBefore(project.id, conferenceCode, Math.max(before, now))
    .select((eb) => [
      eb.fn.countAll<number>().as("all"),
      eb.fn.countAll<number>().filterWhere("links.expires_at", "<", now).as("expired"),
    ])
    .executeTakeFirstOrThrow();
  return { expired: Number(expired), expiring: Number(all) - Number(expired) };
}
