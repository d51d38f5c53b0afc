import type { Boomstream } from "@/lib/boomstream/client";
import type { BoomstreamError, Conference } from "@/lib/boomstream/types";
import { db } from "@/lib/db/db";
import { fold } from "@/lib/fold";
import type { Project } from "@/lib/projects/open";
import { type Freshness, refresh, STALE_AFTER } from "@/lib/sync/refresh";

/** The key under which the freshness of the list of conferences is kept. */
export const CONFERENCES = "conferences";

/** Brings the mirror up to `conference/list`, unless it is younger than `olderThan` ms. */
export function syncConferences(project: Project, olderThan = STALE_AFTER): Promise<Freshness> {
  return refresh(project.id, CONFERENCES, olderThan, (askedAt) =>
    pull(project.id, project.boomstream, askedAt),
  );
}

async function pull(
  projectId: string,
  boomstream: Boomstream,
  askedAt: number,
): Promise<BoomstreamError | null> {
  const answer = await boomstream.listConferences();
  if (!answer.ok) return answer.error;
  await mergeConferences(projectId, answer.value, askedAt);
  return null;
}

/** What the mirror holds of a conference, from what a list or our own acknowledged write told. */
export function mirrored(conference: Pick<Conference, "code" | "title" | "description">) {
  return {
    title: conference.title,
    title_key: fold(conference.title),
    description: conference.description,
    search: fold(`${conference.title} ${conference.description} ${conference.code}`),
  };
}

/**
 * Writes the differences between the list and the mirror, and nothing else. A row that a write of
 * ours changed after the list was asked for is left alone: the list is older than that.
 */
export async function mergeConferences(
  projectId: string,
  list: Conference[],
  askedAt: number,
): Promise<void> {
  const known = await db()
    .selectFrom("conferences")
    .select(["code", "title", "description", "deleted_at", "written_at"])
    .where("project_id", "=", projectId)
    .execute();
  const knownByCode = new Map(known.map((row) => [row.code, row]));
  const told = new Map(list.map((conference) => [conference.code, conference]));
  const fresh = [...told.values()].filter(({ code }) => !knownByCode.has(code));
  const changed = [...told.values()].filter((conference) => {
    const row = knownByCode.get(conference.code);
    return (
      row &&
      row.written_at < askedAt &&
      (row.deleted_at !== null ||
        row.title !== conference.title ||
        row.description !== conference.description)
    );
  });
  const gone = known.filter(
    (row) => row.deleted_at === null && row.written_at < askedAt && !told.has(row.code),
  );
  if (fresh.length + changed.length + gone.length === 0) return;
  await db()
    .transaction()
    .execute(async (tx) => {
      for (const conference of fresh) {
        await tx
          .insertInto("conferences")
          .values({
            project_id: projectId,
            code: conference.code,
            ...mirrored(conference),
            first_seen_at: askedAt,
            written_at: 0,
          })
          .onConflict((conflict) => conflict.columns(["project_id", "code"]).doNothing())
          .execute();
      }
      for (const conference of changed) {
        await tx
          .updateTable("conferences")
          .set((eb) => ({
            ...mirrored(conference),
            deleted_at: null,
            version: eb("version", "+", 1),
          }))
          .where("project_id", "=", projectId)
          .where("code", "=", conference.code)
          .where("written_at", "<", askedAt)
          .execute();
      }
      for (const { code } of gone) {
        await tx
          .updateTable("conferences")
          .set({ deleted_at: askedAt })
          .where("project_id", "=", projectId)
          .where("code", "=", code)
          .where("written_at", "<", askedAt)
          .execute();
      }
    });
}
