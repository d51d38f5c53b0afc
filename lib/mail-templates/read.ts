import type { Kysely } from "kysely";
import { db } from "@/lib/db/db";
import type { Database } from "@/lib/db/schema";
import type { Locale } from "@/lib/platform/i18n/locales";
import { DEFAULT_MAIL_TEMPLATES } from "./defaults";
import type { MailTemplateKind, MailTexts } from "./types";

type About = {
  projectId: string;
  conferenceCode: string;
  kind: MailTemplateKind;
  locale: Locale;
};

/** Returns the texts of a message: of the conference, or else of the project, or else the built-in ones. */
export async function readMailTexts(
  { projectId, conferenceCode, kind, locale }: About,
  connection: Kysely<Database> = db(),
): Promise<MailTexts> {
  const own = await connection
    .selectFrom("mail_templates")
    .select(["subject", "text"])
    .where("project_id", "=", projectId)
    .where("conference_code", "in", ["", conferenceCode])
    .where("kind", "=", kind)
    .where("locale", "=", locale)
    .where("text", "<>", "")
    .orderBy("conference_code", "desc")
    .executeTakeFirst();
  return own ?? DEFAULT_MAIL_TEMPLATES[locale][kind];
}
