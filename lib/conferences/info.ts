import type { BoomstreamError } from "@/lib/boomstream/types";
import { db } from "@/lib/db/db";
import type { Project } from "@/lib/projects/open";
import { mirrored } from "./mirror";

/** Brings one conference of the mirror up to `conference/info`; answers what went wrong. */
export async function pullConference(
  project: Project,
  code: string,
): Promise<BoomstreamError | null> {
  const askedAt = Date.now();
  const answer = await project.boomstream.conferenceInfo(code);
  if (!answer.ok) {
    if (answer.error.code === "not-found") {
      await db()
        .updateTable("conferences")
        .set({ deleted_at: askedAt })
        .where("project_id", "=", project.id)
        .where("code", "=", code)
        .where("written_at", "<", askedAt)
        .execute();
    }
    return answer.error;
  }
  const { startAt, timezone, duration, lobby, public: open, showRecords, ...known } = answer.value;
  const details = { startAt, timezone, duration, lobby, public: open, showRecords };
  const told = {
    ...mirrored(known),
    folder_code: known.folderCode,
    details: JSON.stringify(details),
    deleted_at: null,
  };
  await db()
    .insertInto("conferences")
    .values({
      project_id: project.id,
      code,
      ...told,
      first_seen_at: askedAt,
      written_at: 0,
    })
    .onConflict((conflict) => conflict.columns(["project_id", "code"]).doNothing())
    .execute();
  await db()
    .updateTable("conferences")
    .set(told)
    .where("project_id", "=", project.id)
    .where("code", "=", code)
    .where("written_at", "<", askedAt)
    .execute();
  return null;
}
