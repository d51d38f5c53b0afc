import ical, { ICalCalendarMethod, ICalEventStatus } from "ical-generator";
import { record } from "@/lib/audit/record";
import type { Download } from "@/lib/access/file-response";
import { findProject } from "@/lib/access/resolve-project";
import { db } from "@/lib/db/db";
import { withTransaction } from "@/lib/db/transaction";
import { openLink } from "@/lib/mirror/links/store";
import type { Project } from "@/lib/connection/project";
import { readConference } from "./read-conference";
import { timeSpan } from "./time-fields";

/**
 * Returns the calendar file (RFC 5545) of a conference; null without a time. With a participant, the
 * event contains their link, and the activity log records that it left Foyer. Times are in UTC, which
 * every calendar shows in its own zone. UID stays the same for a conference, SEQUENCE grows with each
 * change of it.
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
  const calendar = ical({
    prodId: { company: "Foyer", product: "Conferences" },
    method: ICalCalendarMethod.PUBLISH,
  });
  calendar.createEvent({
    id: `${code}@foyer`,
    sequence: conference.version - 1,
    status: ICalEventStatus.CONFIRMED,
    stamp: new Date(),
    start: new Date(span.startsAt),
    end: new Date(span.endsAt),
    summary: conference.title,
    description: [conference.description, person?.link].filter(Boolean).join("\n\n"),
    url: person?.link ?? null,
    location: person?.link ?? null,
  });
  const name = conference.title.replace(/[\\/:*?"<>|\p{Cc}]+/gu, " ").trim() || "conference";
  return {
    name: `${name}.ics`,
    type: "text/calendar; charset=utf-8",
    body: once(calendar.toString()),
  };
}

async function* once(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text);
}

async function linkOf(project: Pick<Project, "id">, conferenceCode: string, code: string) {
  const row = await db()
    .selectFrom("participants")
    .innerJoin("links", "links.id", "participants.link_id")
    .select(["participants.code", "participants.email"])
    .select(["links.invitation_id", "links.sealed", "links.key_id"])
    .where("participants.project_id", "=", project.id)
    .where("participants.conference_code", "=", conferenceCode)
    .where("participants.code", "=", code)
    .where("participants.revoked", "=", 0)
    .executeTakeFirst();
  const link = row && openLink(row);
  return link ? { code: row.code, email: row.email, link } : null;
}
