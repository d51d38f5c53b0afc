import "server-only";
import { emailKey } from "@/lib/platform/normalize";
import { isCommon } from "./common-passwords";
import { PASSWORD_LENGTH, PASSWORD_LONGEST } from "./password-length";

export type PasswordProblem =
  "passwordShort" | "passwordLong" | "passwordIsEmail" | "passwordCommon";

/**
 * Why a password may not be chosen, or null (ASVS 5.0, 6.2): twelve characters or more, not the
 * person's e-mail address, not among the commonest. Nothing about kinds of characters.
 */
export function passwordProblem(password: string, email: string): PasswordProblem | null {
  const length = Array.from(password).length;
  if (length < PASSWORD_LENGTH) return "passwordShort";
  if (length > PASSWORD_LONGEST) return "passwordLong";
  const folded = emailKey(password);
  if (folded === emailKey(email)) return "passwordIsEmail";
  return isCommon(password) ? "passwordCommon" : null;
}
