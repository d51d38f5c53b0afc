import "server-only";
import { ZxcvbnFactory } from "@zxcvbn-ts/core";
import { adjacencyGraphs, dictionary } from "@zxcvbn-ts/language-common";
import { env } from "@/lib/platform/env";

/** Longer texts take too much CPU time, and the rest only makes a password harder to guess. */
const LONGEST = 100;
/** zxcvbn's scale from 0 to 4: 3 resists 10^8 guesses. */
const ENOUGH = 3;
/** The score that a password needs without the words that attackers try first here: 10^6 guesses. */
const ENOUGH_REST = 2;
const SHORTEST_WORD = 4;
const PRODUCT = ["foyer", "boomstream"];

let zxcvbn: ZxcvbnFactory | undefined;

/** Returns the words that attackers try first: the person's address and name, the product and its host. */
export function contextWords({ email, name }: { email: string; name: string }): string[] {
  const { publicUrl, oidc } = env();
  const texts = [email, name, new URL(publicUrl).hostname, oidc?.name ?? ""];
  const parts = texts.flatMap((text) => [text, ...text.split(/[^\p{L}\p{N}]+/u)]);
  const words = [...PRODUCT, ...parts].map((word) => word.toLowerCase());
  return [...new Set(words)].filter((word) => word.length >= SHORTEST_WORD);
}

/** Returns true if a password is easy to guess, alone or without these words; nothing leaves the server. */
export function isGuessable(password: string, words: readonly string[]): boolean {
  const start = password.slice(0, LONGEST);
  if (scoreOf(start, words) < ENOUGH) return true;
  const lower = start.toLowerCase();
  const rest = words
    .toSorted((one, other) => other.length - one.length)
    .reduce((text, word) => text.replaceAll(word, ""), lower);
  if (rest === lower) return false;
  return scoreOf(rest.replaceAll(/[^\p{L}\p{N}]+/gu, ""), words) < ENOUGH_REST;
}

function scoreOf(text: string, words: readonly string[]): number {
  zxcvbn ??= new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });
  return text === "" ? 0 : zxcvbn.check(text, [...words]).score;
}
