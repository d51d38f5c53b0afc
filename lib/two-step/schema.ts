import * as z from "@/lib/platform/zod";

/** The first code of the app being set up; people may type a space in it. */
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
  /** When it was turned on (ms since 1970); null: off. */
  since: number | null;
  /** The number of unused recovery codes. */
  codesLeft: number;
};

/** The secret for an authenticator app, shown only during setup. */
export type SetUp = { secret: string; uri: string };

export type RecoveryCodes = { codes: string[] };
