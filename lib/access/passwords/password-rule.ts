import "server-only";
import { emailKey } from "@/lib/platform/normalize";
import { isCommon } from "./common-passwords";
import { contextWords, isGuessable } from "./guessable";
import { PASSWORD_LENGTH, PASSWORD_LONGEST } from "./password-length";

export type PasswordProblem =
  "passwordShort" | "passwordLong" | "passwordIsEmail" | "passwordCommon" | "passwordGuessable";

/**
 * Returns why a password is refused, or null (ASVS 5.0, 6.2). It needs twelve characters, and must not be the
 * email address, a common password, or made of words that attackers try first. There is no rule about kinds of
 * characters.
 */
export function passwordProblem(
  password: string,
  person: { email: string; name: string },
): PasswordProblem | null {
  const length = Array.from(password).length;
  if (length < PASSWORD_LENGTH) return "passwordShort";
  if (length > PASSWORD_LONGEST) return "passwordLong";
  const folded = emailKey(password);
  if (folded === emailKey(person.email)) return "passwordIsEmail";
  if (isCommon(password)) return "passwordCommon";
  return isGuessable(password, contextWords(person)) ? "passwordGuessable" : null;
}
