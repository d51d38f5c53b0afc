import type { Locale } from "@/lib/platform/i18n/locales";

/** The messages with editable texts, in the order of the screen. */
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
  /** Null: the inherited texts are sent. */
  own: MailTexts | null;
  version: number;
  /** The inherited texts. */
  above: MailTexts & { from: "project" | "built-in" };
};

/** The email texts of a project or one conference. */
export type MailTemplates = {
  project: { id: string; name: string };
  /** Null: the texts for all conferences of the project. */
  conference: { code: string; title: string } | null;
  /** The language of the project's email. */
  locale: Locale;
  templates: MailTemplate[];
  /** The example values of the preview, in each language. */
  example: Record<Locale, MailValues>;
};
