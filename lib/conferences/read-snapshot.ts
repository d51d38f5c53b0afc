import type { AuthorizedProject } from "@/lib/access/resolve-project";
import { db } from "@/lib/db/db";
import { refreshRoster } from "@/lib/mirror/refresh-roster";
import { within } from "@/lib/platform/background";
import type { Snapshot } from "./schema";
import { timeFields } from "./time-fields";
import type { Conference } from "./types";

/** How long a snapshot waits for the latest roster (ms). */
const ROSTER_TIMEOUT = 3_000;

/**
 * Returns a conference with its fields, texts and everyone with access. Refreshes the roster first, because it
 * may never have been read.
 */
export async function readSnapshot(
  project: AuthorizedProject,
  conference: Conference,
): Promise<Snapshot> {
  await within("roster of a snapshot", ROSTER_TIMEOUT, refreshRoster(project, conference.code));
  const people = await db()
    .selectFrom("participants")
    .select(["email", "name", "moderator"])
    .where("project_id", "=", project.id)
    .where("conference_code", "=", conference.code)
    .where("revoked", "=", 0)
    .where("revocation_id", "is", null)
    .where("gone_at", "is", null)
    .orderBy("name_key")
    .execute();
  const template = await db()
    .selectFrom("templates")
    .select("text")
    .where("project_id", "=", project.id)
    .where("conference_code", "=", conference.code)
    .executeTakeFirst();
  const mailTexts = await db()
    .selectFrom("mail_templates")
    .select(["kind", "locale", "subject", "text"])
    .where("project_id", "=", project.id)
    .where("conference_code", "=", conference.code)
    .where("text", "<>", "")
    .execute();
  const { title, description } = conference;
  return {
    fields: {
      title,
      description,
      ...timeFields(conference),
      folderCode: conference.folderCode ?? "",
    },
    template: template?.text ?? "",
    mailTexts,
    people: people.map(({ moderator, ...person }) => ({ ...person, moderator: moderator === 1 })),
  };
}
