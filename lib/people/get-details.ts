import { requireProject, requireProjects } from "@/lib/access/resolve-project";
import { listHistory } from "@/lib/activity/list";
import { timeSpan } from "@/lib/conferences/time-fields";
import { readConference } from "@/lib/conferences/read-conference";
import { readLastMail } from "@/lib/mail/read-last";
import { readParticipant } from "@/lib/mirror/read-participants";
import { getAccess } from "@/lib/participants/get-access";
import { readPersonalLinkUse } from "@/lib/personal-links/count";
import { joinWindow } from "@/lib/personal-links/join-window";
import { withPersonalLinks } from "@/lib/personal-links/with-personal-links";
import { emailKey } from "@/lib/platform/normalize";
import { stoppedRemindersAt } from "@/lib/reminder-opt-outs/store";
import { readPeople } from "./read-people";
import type { ParticipantDetails } from "./types";

/** Other conferences shown. */
const MAX_OTHER_CONFERENCES = 20;

/** Returns everything that support needs about one participant; null if the code is unknown. */
export async function getParticipantDetails(
  conferenceCode: string,
  code: string,
): Promise<ParticipantDetails | null> {
  const { project } = await requireProject("support", { conference: conferenceCode });
  const { projects } = await requireProjects("support");
  const [found, conference, access, personal] = await Promise.all([
    readParticipant(project, code),
    readConference(project, conferenceCode),
    getAccess(code),
    readPersonalLinkUse(project, code),
  ]);
  const [row] = withPersonalLinks(project, found ? [found] : []);
  if (!row || !conference || row.conferenceCode !== conferenceCode) return null;
  const key = emailKey(row.email);
  const [history, mail, [person]] = await Promise.all([
    listHistory({ conference: conferenceCode, participant: code }),
    readLastMail(project, conferenceCode, row.email),
    readPeople(projects, [key], MAX_OTHER_CONFERENCES),
  ]);
  // Only people who got email from Foyer can have stopped reminders.
  const stoppedAt =
    mail &&
    (await stoppedRemindersAt({
      project_id: project.id,
      conference_code: conferenceCode,
      email_key: key,
    }));
  const { title, deleted, startsAt } = conference;
  return {
    row,
    conference: { title, deleted, startsAt },
    gone: access?.status === "gone",
    duplicates: access?.duplicates ?? 0,
    ...(project.personalLinks && {
      joinWindow: joinWindow({
        span: timeSpan(conference),
        hasDuration: conference.duration !== null,
        joinMinutes: project.joinMinutes,
        moderator: row.moderator,
      }),
    }),
    ...(personal && { personal }),
    ...(mail && { mail }),
    ...(stoppedAt && { remindersStoppedAt: stoppedAt }),
    history: history.rows,
    others: (person?.memberships ?? []).filter((membership) => membership.code !== code),
  };
}
