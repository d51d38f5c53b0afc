import "server-only";
import { dictionary } from "@zxcvbn-ts/language-common";

let common: Set<string> | undefined;

/**
 * Whether a password is among the commonest, whatever its case: zxcvbn-ts keeps some 49,000 of
 * them, which include the commonest 10,000.
 */
export function isCommon(password: string): boolean {
  common ??= new Set(dictionary["passwords-common"].map((word) => String(word).toLowerCase()));
  return common.has(password.toLowerCase());
}
