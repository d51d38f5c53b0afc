import type { Content } from "./column-contents";
import { type Heading, headingWords } from "./headers";
import type { Field } from "../common/types";

/**
 * Returns the name column with the same heading prefix as the email column: "Assignee" beside "Assignee
 * email", or "Mother" beside "Mother email"; -1 if there is none.
 */
export function nameColumnByPrefix(
  email: number,
  {
    heads,
    headings,
    contents,
    mapping,
  }: {
    heads: readonly (Heading | null)[];
    headings: readonly string[];
    contents: readonly Content[];
    mapping: readonly (Field | null)[];
  },
): number {
  const own = new Set(heads[email]?.words);
  return headings.findIndex((heading, column) => {
    const words = headingWords(heading);
    const head = heads[column] ?? null;
    const content = contents[column];
    if (column === email || mapping[column] !== null || words.length === 0 || !content)
      return false;
    if (!words.every((word) => own.has(word)) || words.length >= own.size) return false;
    if (head !== null && (head.kind !== "data" || head.owner === null)) return false;
    return content.fullNames >= 0.5 && content.people >= 0.9 && content.exact < 0.5;
  });
}
