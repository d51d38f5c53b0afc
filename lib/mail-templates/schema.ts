import { Code } from "@/lib/conferences/schema";
import { LOCALES } from "@/lib/platform/i18n/locales";
import * as z from "@/lib/platform/zod";
import { MAIL_PLACEHOLDERS, MAIL_TEMPLATES } from "./types";

const KNOWN: ReadonlySet<string> = new Set(MAIL_PLACEHOLDERS);

/** Rejects misspelled placeholders, which would be sent to participants unchanged. */
const hasKnownPlaceholders = (text: string) =>
  [...text.matchAll(/\{(\w+)\}/g)].every(([, name = ""]) => KNOWN.has(name));

const Subject = z
  .string()
  .check(
    z.trim(),
    z.maxLength(200, "mailSubjectLong"),
    z.regex(/^[^\p{Cc}\p{Zl}\p{Zp}]*$/u, "mailSubjectLines"),
    z.refine(hasKnownPlaceholders, "mailPlaceholder"),
  );

const Text = z
  .string()
  .check(
    z.trim(),
    z.maxLength(5_000, "descriptionLong"),
    z.refine(hasKnownPlaceholders, "mailPlaceholder"),
  );

const about = {
  projectId: z.uuid(),
  /** Null: for all conferences of the project. */
  conferenceCode: z.nullable(Code),
  kind: z.enum(MAIL_TEMPLATES),
  locale: z.enum(LOCALES),
};

/** Two empty texts restore the inherited ones. `version`: as loaded; 0 if none were stored. */
export const SaveMailTemplate = z
  .object({ ...about, subject: Subject, text: Text, version: z.int() })
  .check(
    z.refine(({ subject, text }) => subject !== "" || text === "", {
      path: ["subject"],
      error: "mailSubjectMissing",
    }),
    z.refine(({ subject, text }) => text !== "" || subject === "", {
      path: ["text"],
      error: "mailTextMissing",
    }),
  );
export type SaveMailTemplate = z.infer<typeof SaveMailTemplate>;

/** A draft to preview; invalid texts are accepted. */
export const PreviewMail = z.object({
  ...about,
  conferenceCode: z.pipe(
    z.string(),
    z.transform((code: string) => code || null),
  ),
  subject: z.string().check(z.maxLength(1_000)),
  text: z.string().check(z.maxLength(20_000)),
  part: z.enum(["html", "text"]),
  theme: z.enum(["light", "dark"]),
});
export type PreviewMail = z.infer<typeof PreviewMail>;
