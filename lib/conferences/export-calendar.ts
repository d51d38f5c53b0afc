import { record } from "@/lib/audit/record";
import type { Download } from "@/lib/access/file-response";
import { AccessError } from "@/lib/access/guard";
import { findProject } from "@/lib/access/resolve-project";
import { mayCopyLinks } from "@/lib/approvals/may-copy-links";
import { db } from "@/lib/db/db";
import { withTransaction } from "@/lib/db/transaction";
import { openLink } from "@/lib/mirror/links/store";
import type { Project } from "@/lib/connection/project";
import { ensurePersonalLinks } from "@/lib/personal-links/store";
import { CALENDAR_TYPE, calendarName, calendarText } from "./calendar";
import { readConference } from "./read-conference";
import { timeSpan } from "./time-fields";

/**
 * Returns the calendar file (RFC 5545) of a conference; null without a time. With a participant, the
 * event contains their link, and the activity records the download. Throws AccessError
 * `approval-needed` after many links.
 */
export async function exportCalendar(
  code: string,
  participantCode: string | null,
): Promise<Download | null> {
  const { staff, project } = await findProject("support", { conference: code });
  const conference = project && (await readConference(project, code));
  const span = conference && timeSpan(conference);
  if (!span || conference.deleted) return null;
  const person = participantCode ? await linkOf(project, code, participantCode) : null;
  if (participantCode && !person) return null;
  if (person) {
    const copied = { projectId: project.id, conferenceCode: code, codes: [person.code] };
    if (!(await mayCopyLinks(staff, copied))) throw new AccessError("approval-needed");
    await withTransaction((tx) =>
      record(tx, {
        staff,
        projectId: project.id,
        action: "link.copy",
        outcome: "done",
        subject: person.email,
        conferenceCode: code,
        participantCode: person.code,
      }),
    );
  }
  const { title, description, version } = conference;
  const link = person?.link ?? null;
  return {
    name: calendarName(title),
    type: CALENDAR_TYPE,
    body: once(calendarText({ code, title, description, version, span, link })),
  };
}

async function* once(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text);
}

async function linkOf(project: Project, conferenceCode: string, code: string) {
  const row = await db()
    .selectFrom("participants")
    .leftJoin("links", "links.id", "participants.link_id")
    .select(["participants.code", "participants.email"])
    .select(["links.invitation_id", "links.sealed", "links.key_id"])
    .where("participants.project_id", "=", project.id)
    .where("participants.conference_code", "=", conferenceCode)
    .where("participants.code", "=", code)
    .where("participants.revoked", "=", 0)
    .executeTakeFirst();
  if (!row) return null;
  const { email, invitation_id, sealed, key_id } = row;
  if (project.personalLinks) {
    const links = await ensurePersonalLinks(project.id, [{ code, conferenceCode }]);
    const link = links.get(code);
    return link ? { code, email, link } : null;
  }
  const link = invitation_id && sealed && key_id && openLink({ invitation_id, sealed, key_id });
  return link ? { code, email, link } : null;
}
