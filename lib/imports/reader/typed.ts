import { cleanText } from "./clean";
import { runAll } from "./steps";
import { readText } from "./text";
import type { ReadRow } from "./types";

/** Longer texts are lists: they go through `readList`, which works in steps. */
const LONGEST = 20_000;

/** Returns the people of a short text at once, as typed or pasted into a field for addresses. */
export function readTyped(text: string): ReadRow[] {
  return runAll(readText(cleanText(text.slice(0, LONGEST))));
}
