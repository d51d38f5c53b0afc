import type { Locale } from "@/lib/platform/i18n/locales";

/** The messages whose texts can be edited, in the order of the screen. */
export const MAIL_TEMPLATES = [
  "invitation",
  "time-changed",
  "time-removed",
  "canceled",
  "reminder",
  "after",
  "lost-link",
] as const;
export type MailTemplateKind = (typeof MAIL_TEMPLATES)[number];

/** The placeholders in subjects and texts. */
export const MAIL_PLACEHOLDERS = ["name", "title", "time", "sender"] as const;
export type MailValues = Record<(typeof MAIL_PLACEHOLDERS)[number], string>;

/** The editable texts. Foyer adds the time, the link and the footer. */
export type MailTexts = { subject: string; text: string };

/** One message in one language, of a project or of a conference. */
export type MailTemplate = {
  kind: MailTemplateKind;
  locale: Locale;
  /** Null: the texts of the level above are sent. */
  own: MailTexts | null;
  version: number;
  /** The texts of the level above. */
  above: MailTexts & { from: "project" | "built-in" };
};

/** The texts of a project's mail, or of one conference. */
export type MailTemplates = {
  project: { id: string; name: string };
  /** Null: the texts of all conferences of the project. */
  conference: { code: string; title: string } | null;
  /** The language in which the project's mail is sent. */
  locale: Locale;
  templates: MailTemplate[];
  /** The values of the preview, in each language. */
  example: Record<Locale, MailValues>;
};
