import * as z from "@/lib/platform/zod";

/** The first code of the app that is being set up; people write it with a space in the middle. */
export const ConfirmTwoSteps = z.object({
  code: z.pipe(
    z.pipe(
      z.string(),
      z.transform((code) => code.replaceAll(/\s/g, "")),
    ),
    z.string().check(z.regex(/^\d{6}$/, "codeDigits")),
  ),
});
export type ConfirmTwoSteps = z.infer<typeof ConfirmTwoSteps>;

/** A code of the app, or a recovery code. */
export const TurnOffTwoSteps = z.object({
  code: z.string().check(z.trim(), z.minLength(1, "codeWrong"), z.maxLength(100, "codeWrong")),
});
export type TurnOffTwoSteps = z.infer<typeof TurnOffTwoSteps>;

/** The person's own two-step verification. */
export type OwnTwoSteps = {
  /** Since when it is on (ms); null: it is off. */
  since: number | null;
  /** How many recovery codes still work. */
  codesLeft: number;
};

/** What an authenticator app needs, shown while it is set up and never again. */
export type SetUp = { secret: string; uri: string };

export type RecoveryCodes = { codes: string[] };
