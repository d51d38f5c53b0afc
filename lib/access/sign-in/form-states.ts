import type { PasswordProblem } from "@/lib/access/passwords/password-rule";
import type { ErrorCode } from "@/lib/platform/errors";

/** The state of the sign-in form, with the email so that it need not be typed again. */
export type SignInState = {
  error?: Extract<
    ErrorCode,
    "wrong-credentials" | "invalid" | "busy" | "too-many-attempts" | "not-allowed" | "unexpected"
  >;
  email?: string;
};

/** The state of the form of the second step. */
export type SecondStepState = {
  error?: Extract<
    ErrorCode,
    "wrong-code" | "busy" | "too-many-attempts" | "not-allowed" | "unexpected"
  >;
};

/** The state of the form of a first password: why it was refused. */
export type WelcomeState = {
  error?: PasswordProblem | "spent" | "busy" | "not-allowed" | "unexpected";
};
