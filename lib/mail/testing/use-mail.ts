import ical from "node-ical";
import { afterAll, afterEach, beforeAll, beforeEach, vi } from "vitest";
import { refreshConferences } from "@/lib/conferences/refresh";
import { db } from "@/lib/db/db";
import { withTransaction } from "@/lib/db/transaction";
import { inviteParticipant } from "@/lib/invitations/invite";
import { queueMail } from "@/lib/mail-queue/enqueue";
import { refreshRoster } from "@/lib/participants/refresh";
import { wallNow } from "@/lib/platform/clock";
import { forgetEnv } from "@/lib/platform/env";
import { newId } from "@/lib/platform/ids";
import { useBoomstream } from "@/lib/testing/boomstream";
import { firstProject } from "@/lib/testing/project";
import { makeStaff, signInAs } from "@/lib/testing/sign-in";
import { queueDueMessages } from "../queue-due-messages";
import { stopMail } from "../mail-worker";
import { sendAll } from "./send";
import { startSmtp } from "./smtp";

const HOUR = 3_600_000;

type Smtp = Awaited<ReturnType<typeof startSmtp>>;

/** Sets environment variables for the rest of the file. */
export function setVariables(variables: Record<string, string>): void {
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
  forgetEnv();
}

/**
 * Starts an email server for the tests of a file, turns email and personal links of the first project on, and
 * signs an administrator in.
 */
export function useMail() {
  const boomstream = useBoomstream();
  const made: { smtp: Smtp | null; project: string } = { smtp: null, project: "" };
  beforeAll(async () => {
    made.smtp = await startSmtp();
    setVariables({
      SMTP_URL: made.smtp.url,
      SMTP_FROM: "Events <events@example.com>",
      SMTP_RATE: "100000",
      SMTP_DOMAIN_RATE: "100000",
    });
    made.project = (await firstProject()).id;
    await db().updateTable("projects").set({ mail: 1, personal_links: 1 }).execute();
  });
  beforeEach(async () => {
    await signInAs(await makeStaff("administrator"));
  });
  afterEach(async () => {
    made.smtp?.setBehavior(null);
    await boomstream.clearFaults();
  });
  afterAll(async () => {
    await stopMail();
    await made.smtp?.stop();
  });

  /** Creates a conference with a time, and invites a person to it. */
  async function invited({
    title = "Planning",
    name = "Anna",
    email = `${newId()}@people.example`,
    notify = true,
    startsIn = 48 * HOUR,
  } = {}) {
    const conference = await boomstream.seed(title);
    await refreshConferences();
    await setTime(conference, wallNow() + startsIn);
    const sent = await inviteParticipant({
      id: newId(),
      conferenceCode: conference,
      email,
      name,
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

  /** Queues a reminder to a person, with a rule that is due now. */
  async function remind({ conference, email }: { conference: string; email: string }) {
    const ruleId = newId();
    const about = { project_id: made.project, conference_code: conference };
    const rule = { id: ruleId, ...about, moment: "before" as const, minutes: 3_000 };
    await db()
      .insertInto("reminder_rules")
      .values({ ...rule, audience: "all", staff_id: "", created_at: 0 })
      .execute();
    const key = `reminder:${ruleId}:${email}`;
    const message = { ...about, kind: "reminder" as const, key, rule_id: ruleId, email };
    await withTransaction((tx) => queueMail(tx, [{ ...message, locale: "en" }]));
  }

  return {
    boomstream,
    get smtp(): Smtp {
      if (!made.smtp) throw new Error("The mail server has not started.");
      return made.smtp;
    },
    get project(): string {
      return made.project;
    },
    send: sendAll,
    /** Queues and sends due messages, and waits for the results. */
    async run(): Promise<void> {
      await queueDueMessages();
      await sendAll();
    },
    invited,
    remind,
    setTime,
    rowsTo,
    /** Returns the latest row for an address. */
    async rowTo(email: string) {
      const row = (await rowsTo(email)).at(-1);
      if (!row) throw new Error("There is no message.");
      return row;
    },
    eventIn,
  };
}

const rowsTo = (email: string) =>
  db().selectFrom("outgoing_mail").selectAll().where("email", "=", email).orderBy("seq").execute();

/** Sets or removes (null) the start of a conference (ms since 1970). */
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

/** Returns the calendar event of a message as a calendar program reads it. */
function eventIn({ attachments }: Pick<Smtp["arrived"][number], "attachments">) {
  const file = attachments.find(({ filename }) => filename === "invite.ics");
  const text = file?.content.toString() ?? "";
  const [event] = Object.values(ical.sync.parseICS(text)).filter((one) => one?.type === "VEVENT");
  if (event?.type !== "VEVENT") throw new Error("The message has no event.");
  return { text, event, method: /^METHOD:(\w+)/m.exec(text)?.[1] };
}
