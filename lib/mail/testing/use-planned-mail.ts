import ical from "node-ical";
import { afterAll, afterEach, beforeAll, beforeEach, vi } from "vitest";
import { refreshConferences } from "@/lib/conferences/refresh";
import { db } from "@/lib/db/db";
import { inviteParticipant } from "@/lib/invitations/invite";
import { refreshRoster } from "@/lib/participants/refresh";
import { wallNow } from "@/lib/platform/clock";
import { forgetEnv } from "@/lib/platform/env";
import { newId } from "@/lib/platform/ids";
import { useBoomstream } from "@/lib/testing/boomstream";
import { firstProject } from "@/lib/testing/project";
import { makeStaff, signInAs } from "@/lib/testing/sign-in";
import { planMail } from "../plan";
import { runMail, stopMail } from "../worker";
import { startSmtp } from "./smtp";

const HOUR = 3_600_000;

type Mail = Awaited<ReturnType<typeof startSmtp>>["arrived"][number];

/** Sends mail of the first project, with personal links, to a real server for the tests of a file. */
export function usePlannedMail() {
  const boomstream = useBoomstream();
  const mail = {
    boomstream,
    smtp: { to: (_email: string): Mail[] => [] },
    project: "",
    /** Plans and sends what is due, and waits for its end. */
    async run(): Promise<void> {
      await planMail();
      await runMail();
      await stopMail();
    },
    rowsTo: (email: string) =>
      db()
        .selectFrom("outgoing_mail")
        .selectAll()
        .where("email", "=", email)
        .orderBy("seq")
        .execute(),
    setTime,
    invited,
    eventIn,
  };
  const started: Awaited<ReturnType<typeof startSmtp>>[] = [];
  beforeAll(async () => {
    const smtp = await startSmtp();
    started.push(smtp);
    mail.smtp = smtp;
    vi.stubEnv("SMTP_URL", smtp.url);
    vi.stubEnv("SMTP_FROM", "Events <events@example.com>");
    vi.stubEnv("SMTP_RATE", "100000");
    vi.stubEnv("SMTP_DOMAIN_RATE", "100000");
    forgetEnv();
    mail.project = (await firstProject()).id;
    await db().updateTable("projects").set({ mail: 1, personal_links: 1 }).execute();
  });
  beforeEach(async () => {
    await signInAs(await makeStaff("administrator"));
  });
  afterEach(boomstream.behave);
  afterAll(async () => {
    await stopMail();
    for (const smtp of started) await smtp.stop();
  });

  /** A conference with a time, and a person on its roster. */
  async function invited({ title = "Planning", notify = true, startsIn = 48 * HOUR } = {}) {
    const conference = await boomstream.seed(title);
    await refreshConferences();
    await setTime(conference, wallNow() + startsIn);
    const email = `${newId()}@people.example`;
    const sent = await inviteParticipant({
      id: newId(),
      conferenceCode: conference,
      email,
      name: "Anna",
      moderator: false,
      notify,
      lifetime: null,
      avatarUrl: "",
      again: false,
    });
    if (!sent.ok || sent.data.code === null) throw new Error("The invitation failed.");
    await refreshRoster({ conferenceCode: conference });
    return { conference, email, code: sent.data.code };
  }
  return mail;
}

/** Moves a conference to a time (ms since 1970), or leaves it without one. */
function setTime(code: string, startsAt: number | null) {
  return db()
    .updateTable("conferences")
    .set((eb) => ({
      starts_at: startsAt,
      time_zone: startsAt === null ? null : "Europe/Berlin",
      duration: startsAt === null ? null : 3_600,
      version: eb("version", "+", 1),
    }))
    .where("code", "=", code)
    .execute();
}

/** Returns the event of a message, as a calendar program reads it. */
function eventIn({ attachments }: Pick<Mail, "attachments">) {
  const file = attachments.find(({ filename }) => filename === "invite.ics");
  const text = file?.content.toString() ?? "";
  const [event] = Object.values(ical.sync.parseICS(text)).filter((one) => one?.type === "VEVENT");
  if (event?.type !== "VEVENT") throw new Error("The message has no event.");
  return { text, event, method: /^METHOD:(\w+)/m.exec(text)?.[1] };
}
