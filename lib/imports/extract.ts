import { db } from "@/lib/db/db";
import { syncRoster } from "@/lib/mirror/sync-roster";
import type { Project } from "@/lib/connection/project";
import type { RosterExtract } from "./types";

const PAGE = 5_000;

/** A preview is compared with a roster no older than this (ms). */
const YOUNG = 2_000;

/** The roster for a preview, in the order of the codes; its first page is Boomstream's newest. */
export async function readExtract(
  project: Project,
  conferenceCode: string,
  cursor: string,
): Promise<RosterExtract> {
  const { syncedAt, problem } = await syncRoster(
    project,
    conferenceCode,
    cursor === "" ? YOUNG : Infinity,
  );
  const found = await db()
    .selectFrom("participants")
    .select(["code", "email", "name", "moderator", "revoked"])
    .where("project_id", "=", project.id)
    .where("conference_code", "=", conferenceCode)
    .where("gone_at", "is", null)
    .where("code", ">", cursor)
    .orderBy("code")
    .limit(PAGE)
    .execute();
  return {
    rows: found.map((row) => ({
      ...row,
      moderator: row.moderator === 1,
      revoked: row.revoked === 1,
    })),
    nextCursor: found.length === PAGE ? (found.at(-1)?.code ?? null) : null,
    syncedAt,
    problem: problem?.code ?? null,
  };
}
