import type { PasswordProblem } from "./password-rule";

/** Why a first password was not taken. */
export type WelcomeState = {
  error?: PasswordProblem | "spent" | "busy" | "not-allowed" | "unexpected";
};
