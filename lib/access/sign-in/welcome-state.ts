import type { PasswordProblem } from "@/lib/access/passwords/password-rule";

/** Why a first password was not taken. */
export type WelcomeState = {
  error?: PasswordProblem | "spent" | "busy" | "not-allowed" | "unexpected";
};
