import { WORD_START } from "@/lib/db/search";
import { fold } from "@/lib/fold";

/** Shorter words are looked for only where a word begins; an index of three can't find them inside. */
const ANYWHERE = 3;

/**
 * What the searched text of those wanted must hold, all of it: first each word where a word begins,
 * then anywhere. One way only where the second would find nobody else.
 */
export function waysToHold(typed: string): string[][] {
  const words = fold(typed).split(" ").filter(Boolean);
  if (words.length === 0) return [];
  const beginning = words.map((word) => WORD_START + word);
  if (words.every(isShort)) return [beginning];
  return [beginning, words.map((word) => (isShort(word) ? WORD_START + word : word))];
}

const isShort = (word: string) => Array.from(word).length < ANYWHERE;
