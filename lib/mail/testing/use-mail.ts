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
import { stopMail } from "../worker";
import { sendAll } from "./send";
import { startSmtp } from "./smtp";

const HOUR = 3_600_000;

/** Sets variables of the environment, for the rest of the file. */
export function setVariables(variables: Record<string, string>): void {
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
  forgetEnv();
}

/** Starts a mail server, turns mail and personal links on, and signs an administrator in. */
export function useMail() {
  const boomstream = useBoomstream();
  const made: { smtp: Awaited<ReturnType<typeof startSmtp>> | null; projectId: string } = {
    smtp: null,
    projectId: "",
  };
  const server = () => {
    if (!made.smtp) throw new Error("The mail server has not started.");
    return made.smtp;
  };
  beforeAll(async () => {
    made.smtp = await startSmtp();
    setVariables({
      SMTP_URL: made.smtp.url,
      SMTP_FROM: "Events <events@example.com>",
      SMTP_RATE: "100000",
      SMTP_DOMAIN_RATE: "100000",
    });
    made.projectId = (await firstProject()).id;
    await db().updateTable("projects").set({ mail: 1, personal_links: 1 }).execute();
  });
  beforeEach(async () => {
    await signInAs(await makeStaff("administrator"));
  });
  afterEach(() => made.smtp?.behave(null));
  afterAll(async () => {
    await stopMail();
    await made.smtp?.stop();
  });
  return {
    server,
    projectId: () => made.projectId,
    send: sendAll,
    /** A conference with a time, and somebody invited to it by email. */
    async invited({ title = "Planning", name = "Anna", email = `${newId()}@people.example` } = {}) {
      const conference = await boomstream.seed(title);
      await refreshConferences();
      const time = {
        starts_at: wallNow() + 48 * HOUR,
        time_zone: "Europe/Berlin",
        duration: 3_600,
      };
      await db().updateTable("conferences").set(time).where("code", "=", conference).execute();
      const sent = await inviteParticipant({
        id: newId(),
        conferenceCode: conference,
        email,
        name,
        moderator: false,
        notify: true,
        lifetime: null,
        avatarUrl: "",
        again: false,
      });
      if (!sent.ok || sent.data.code === null) throw new Error("The invitation failed.");
      await refreshRoster({ conferenceCode: conference });
      return { conference, email, code: sent.data.code };
    },
    async rowTo(email: string) {
      const row = (await rowsTo(email)).at(-1);
      if (!row) throw new Error("There is no message.");
      return row;
    },
    /** Queues a reminder to a person, by a rule whose moment is now. */
    async remind({ conference, email }: { conference: string; email: string }) {
      const { queueMail } = await import("@/lib/outbox/queue");
      const { withTransaction } = await import("@/lib/db/transaction");
      const ruleId = newId();
      const about = { project_id: made.projectId, conference_code: conference };
      const rule = { id: ruleId, ...about, moment: "before" as const, minutes: 3_000 };
      await db()
        .insertInto("reminder_rules")
        .values({ ...rule, audience: "all", staff_id: "", created_at: 0 })
        .execute();
      const key = `reminder:${ruleId}:${email}`;
      const message = { ...about, kind: "reminder" as const, key, rule_id: ruleId, email };
      await withTransaction((tx) => queueMail(tx, [{ ...message, locale: "en" }]));
    },
  };
}

const rowsTo = (email: string) =>
  db().selectFrom("outgoing_mail").selectAll().where("email", "=", email).orderBy("id").execute();
