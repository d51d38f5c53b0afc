import { requireStaff } from "@/lib/access/guard";
import { db } from "@/lib/db/db";
import { env } from "@/lib/platform/env";
import { isLocale, LOCALES } from "@/lib/platform/i18n/locales";
import { givenKind } from "@/lib/connection/project";
import { type MailOverview, MAIL_STATES } from "./types";

/** Maximum number of rejected addresses shown. */
const MAX_REFUSED = 200;

/** Returns the email state for administrators: the server, the queue, rejected addresses and projects. */
export async function getMail(): Promise<MailOverview> {
  await requireStaff("administrator");
  const { mail } = env();
  if (mail === null) return { server: null, counts: [], problem: null, refused: [], projects: [] };
  const [counts, problem, refused, projects] = await Promise.all([
    db()
      .selectFrom("outgoing_mail")
      .select("state")
      .select((eb) => eb.fn.countAll<number>().as("n"))
      .groupBy("state")
      .execute(),
    db()
      .selectFrom("outgoing_mail")
      .select("response")
      .where("state", "=", "queued")
      .where("response", "is not", null)
      .where("response", "<>", "")
      .orderBy("claimed_at", "desc")
      .executeTakeFirst(),
    db()
      .selectFrom("mail_suppressions")
      .select(["email", "response", "created_at as at"])
      .orderBy("created_at", "desc")
      .limit(MAX_REFUSED)
      .execute(),
    db()
      .selectFrom("projects")
      .select(["id", "name", "mail", "mail_locale"])
      .where("closed_at", "is", null)
      .where("kind", "in", ["stored", givenKind()])
      .orderBy("created_at")
      .execute(),
  ]);
  const { host } = new URL(mail.url);
  const { name, address } = mail.from;
  return {
    server: {
      host,
      from: name ? `${name} <${address}>` : address,
      perMinute: mail.perMinute,
      perDomain: mail.perDomain,
    },
    counts: MAIL_STATES.map((state) => ({
      state,
      count: Number(counts.find((one) => one.state === state)?.n ?? 0),
    })),
    problem: problem?.response ?? null,
    refused,
    projects: projects.map(({ id, name: title, mail: on, mail_locale: locale }) => ({
      id,
      name: title,
      on: on === 1,
      locale: isLocale(locale) ? locale : LOCALES[0],
    })),
  };
}
