import type { PasswordProblem } from "@/lib/access/passwords/password-rule";
import type { ErrorCode } from "@/lib/platform/errors";

/** What the sign-in form shows; the email comes back so that it need not be typed again. */
export type SignInState = {
  error?: Extract<
    ErrorCode,
    "wrong-credentials" | "invalid" | "busy" | "too-many-attempts" | "not-allowed" | "unexpected"
  >;
  email?: string;
};

/** What the form of the second step shows. */
export type SecondStepState = {
  error?: Extract<
    ErrorCode,
    "wrong-code" | "busy" | "too-many-attempts" | "not-allowed" | "unexpected"
  >;
};

/** Why a first password was not accepted. */
export type WelcomeState = {
  error?: PasswordProblem | "spent" | "busy" | "not-allowed" | "unexpected";
};
