import * as z from "@/lib/platform/zod";
import { LOCALES } from "@/lib/platform/i18n/locales";

const Email = z.string().check(z.trim(), z.maxLength(254, "emailWrong"), z.email("emailWrong"));

/** Whether Foyer emails the invitations of a project, and in which language. */
export const SetProjectMail = z.object({ id: z.uuid(), on: z.boolean(), locale: z.enum(LOCALES) });
export type SetProjectMail = z.infer<typeof SetProjectMail>;

/** The recipient of a test message. */
export const SendTest = z.object({ id: z.uuid(), email: Email });
export type SendTest = z.infer<typeof SendTest>;

/** The name of the email server's DKIM key; empty if unknown. */
export const CheckRecords = z.object({
  selector: z
    .string()
    .check(z.regex(/^(?:[a-z\d](?:[a-z\d._-]{0,61}[a-z\d])?)?$/i, "selectorWrong")),
});
export type CheckRecords = z.infer<typeof CheckRecords>;

export const LiftSuppression = z.object({ email: z.string().check(z.maxLength(320)) });
export type LiftSuppression = z.infer<typeof LiftSuppression>;

/** A message with an unknown result, to send again. */
export const SendAgain = z.object({ participantCode: z.string(), id: z.uuid() });
export type SendAgain = z.infer<typeof SendAgain>;
