import "server-only";
import { emailKey } from "@/lib/platform/normalize";
import { PASSWORD_LENGTH, MAX_PASSWORD_LENGTH } from "./password-length";
import { ZxcvbnFactory } from "@zxcvbn-ts/core";
import { adjacencyGraphs, dictionary } from "@zxcvbn-ts/language-common";
import { env } from "@/lib/platform/env";

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
  if (length > MAX_PASSWORD_LENGTH) return "passwordLong";
  const folded = emailKey(password);
  if (folded === emailKey(person.email)) return "passwordIsEmail";
  if (isCommon(password)) return "passwordCommon";
  return isGuessable(password, contextWords(person)) ? "passwordGuessable" : null;
}

/** Longer texts take too much CPU time, and the rest only makes a password harder to guess. */
const MAX_CHECKED_LENGTH = 100;
/** zxcvbn's scale from 0 to 4: 3 resists 10^8 guesses. */
const MIN_SCORE = 3;
/** The score that a password needs without the words that attackers try first here: 10^6 guesses. */
const MIN_SCORE_WITHOUT_WORDS = 2;
const MIN_WORD_LENGTH = 4;
const PRODUCT_WORDS = ["foyer", "boomstream"];

let zxcvbn: ZxcvbnFactory | undefined;

/** Returns the words that attackers try first: the person's address and name, the product and its host. */
function contextWords({ email, name }: { email: string; name: string }): string[] {
  const { publicUrl, oidc } = env();
  const texts = [email, name, new URL(publicUrl).hostname, oidc?.name ?? ""];
  const parts = texts.flatMap((text) => [text, ...text.split(/[^\p{L}\p{N}]+/u)]);
  const words = [...PRODUCT_WORDS, ...parts].map((word) => word.toLowerCase());
  return [...new Set(words)].filter((word) => word.length >= MIN_WORD_LENGTH);
}

/** Returns true if a password is easy to guess, alone or without these words; nothing leaves the server. */
function isGuessable(password: string, words: readonly string[]): boolean {
  const start = password.slice(0, MAX_CHECKED_LENGTH);
  if (scoreOf(start, words) < MIN_SCORE) return true;
  const lower = start.toLowerCase();
  const rest = words
    .toSorted((one, other) => other.length - one.length)
    .reduce((text, word) => text.replaceAll(word, ""), lower);
  if (rest === lower) return false;
  return scoreOf(rest.replaceAll(/[^\p{L}\p{N}]+/gu, ""), words) < MIN_SCORE_WITHOUT_WORDS;
}

function scoreOf(text: string, words: readonly string[]): number {
  zxcvbn ??= new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });
  return text === "" ? 0 : zxcvbn.check(text, [...words]).score;
}

let common: Set<string> | undefined;

/** Returns true if a password is one of the 49,000 most common ones of zxcvbn-ts, in any case. */
function isCommon(password: string): boolean {
  common ??= new Set(dictionary["passwords-common"].map((word) => String(word).toLowerCase()));
  return common.has(password.toLowerCase());
}
