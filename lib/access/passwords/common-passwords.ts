import "server-only";
import { dictionary } from "@zxcvbn-ts/language-common";

let common: Set<string> | undefined;

/** Returns true if a password is one of the 49,000 most common ones of zxcvbn-ts, in any case. */
export function isCommon(password: string): boolean {
  common ??= new Set(dictionary["passwords-common"].map((word) => String(word).toLowerCase()));
  return common.has(password.toLowerCase());
}
