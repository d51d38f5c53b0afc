import { requireCurrentProject, requireProject } from "@/lib/access/resolve-project";
import { readConference } from "@/lib/conferences/read-conference";
import { db } from "@/lib/db/db";
import { env } from "@/lib/platform/env";
import { isLocale, type Locale, LOCALES } from "@/lib/platform/i18n/locales";
import { DEFAULT_MAIL_TEMPLATES } from "./defaults";
import { exampleValues } from "./example";
import { MAIL_TEMPLATES, type MailTemplate, type MailTemplates } from "./types";

/** The scope of the texts: a project or one conference. */
type Place = { projectId: string } | { conferenceCode: string };

/**
 * Returns the email texts of a project or a conference, for managers. Null if no email server is configured,
 * or the conference does not exist.
 */
export async function getMailTemplates(place: Place): Promise<MailTemplates | null> {
  const { project } =
    "projectId" in place
      ? await requireCurrentProject("manager", place.projectId)
      : await requireProject("manager", { conference: place.conferenceCode });
  const { mail } = env();
  if (mail === null) return null;
  const code = "conferenceCode" in place ? place.conferenceCode : null;
  const conference = code === null ? null : await readConference(project, code);
  if (code !== null && (!conference || conference.deleted)) return null;
  const [rows, stored] = await Promise.all([
    db()
      .selectFrom("mail_templates")
      .select(["conference_code", "kind", "locale", "subject", "text", "version"])
      .where("project_id", "=", project.id)
      .where("conference_code", "in", ["", ...(code === null ? [] : [code])])
      .execute(),
    db()
      .selectFrom("projects")
      .select("mail_locale")
      .where("id", "=", project.id)
      .executeTakeFirstOrThrow(),
  ]);
  const find = (of: string, kind: string, locale: Locale) =>
    rows.find((row) => row.conference_code === of && row.kind === kind && row.locale === locale) ??
    null;
  const templates = LOCALES.flatMap((locale) =>
    MAIL_TEMPLATES.map((kind): MailTemplate => {
      const own = find(code ?? "", kind, locale);
      const ofProject = code === null ? null : find("", kind, locale);
      return {
        kind,
        locale,
        own: own?.text ? { subject: own.subject, text: own.text } : null,
        version: own?.version ?? 0,
        above: ofProject?.text
          ? { subject: ofProject.subject, text: ofProject.text, from: "project" }
          : { ...DEFAULT_MAIL_TEMPLATES[locale][kind], from: "built-in" },
      };
    }),
  );
  const { mail_locale: locale } = stored;
  return {
    project: { id: project.id, name: project.name },
    conference: conference && { code: conference.code, title: conference.title },
    locale: isLocale(locale) ? locale : LOCALES[0],
    templates,
    example: exampleValues(conference, mail.from.name || mail.from.address),
  };
}
