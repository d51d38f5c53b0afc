import type { Project } from "@/lib/connection/project";
import { db } from "@/lib/db/db";

/** The number of participants of a conference who opened their personal link, and who pressed Join. */
export type PersonalLinkCounts = { opened: number; joined: number };

/** Returns the counts of a conference. Null, without a query, if the project does not use personal links. */
export async function countPersonalLinks(
  { id, personalLinks }: Pick<Project, "id" | "personalLinks">,
  conferenceCode: string,
): Promise<PersonalLinkCounts | null> {
  if (!personalLinks) return null;
  const counted = await db()
    .selectFrom("personal_links")
    .select((eb) => [
      eb.fn.count<number>("opened_at").as("opened"),
      eb.fn.count<number>("joined_at").as("joined"),
    ])
    .where("project_id", "=", id)
    .where("conference_code", "=", conferenceCode)
    .executeTakeFirstOrThrow();
  return { opened: Number(counted.opened), joined: Number(counted.joined) };
}

/** The use of one personal link. */
export type PersonalLinkUse = { openedAt: number | null; joinedAt: number | null; joins: number };

/** Returns the use of a participant's personal link; null if there is none. */
export async function readPersonalLinkUse(
  { id, personalLinks }: Pick<Project, "id" | "personalLinks">,
  code: string,
): Promise<PersonalLinkUse | null> {
  if (!personalLinks) return null;
  const row = await db()
    .selectFrom("personal_links")
    .select(["opened_at", "joined_at", "joins"])
    .where("project_id", "=", id)
    .where("participant_code", "=", code)
    .executeTakeFirst();
  return row ? { openedAt: row.opened_at, joinedAt: row.joined_at, joins: row.joins } : null;
}
