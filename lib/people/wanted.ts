import { INDEXED, WORD_START, words } from "@/lib/db/search-text";

/**
 * What the searched text of those wanted must hold, all of it: first each word where a word begins,
 * then anywhere. One way only where the second would find nobody else.
 */
export function waysToHold(typed: string): string[][] {
  const wanted = words(typed);
  if (wanted.length === 0) return [];
  const beginning = wanted.map((word) => WORD_START + word);
  if (wanted.every(isShort)) return [beginning];
  return [beginning, wanted.map((word) => (isShort(word) ? WORD_START + word : word))];
}

/** Looked for only where a word begins. */
const isShort = (word: string) => Array.from(word).length < INDEXED;
