import { db } from "@/lib/db/db";
import type { FirstSteps } from "./types";

/** The number of activity entries that are searched for the first steps. */
const MAX_ENTRIES = 200;

/** Returns which first steps were taken in Foyer; null once the guide is no longer needed. */
export async function readFirstSteps(projectId: string): Promise<FirstSteps | null> {
  const entries = await db()
    .selectFrom("activity")
    .select(["action", "after", "conference_code"])
    .where("project_id", "=", projectId)
    .where("outcome", "=", "done")
    .limit(MAX_ENTRIES)
    .execute();
  // A project with this much activity does not need the guide.
  if (entries.length === MAX_ENTRIES) return null;
  const created = entries.find(({ action }) => action === "conference.create");
  const invited = entries.find(({ action }) => action === "participant.invite");
  const copied = entries.some(
    ({ action, after }) =>
      action === "link.copy" ||
      action === "import.download" ||
      (action === "participant.invite" && after !== null && after.includes('"notify":true')),
  );
  if (invited && copied) return null;
  // A conference created outside Foyer can be used like any other.
  const existing = await db()
    .selectFrom("conferences")
    .select("code")
    .where("project_id", "=", projectId)
    .where("deleted_at", "is", null)
    .limit(1)
    .executeTakeFirst();
  return {
    created: existing !== undefined,
    invited: invited !== undefined,
    copied,
    code: invited?.conference_code ?? created?.conference_code ?? null,
  };
}
