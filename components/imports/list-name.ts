import type { GivenList } from "@/lib/imports/preview/draft";

const MAX_NAME_LENGTH = 60;
const HEAD_CHARACTERS = 2_000;

/**
 * Returns the name of an import: the file's name, or the first words of a pasted list. For a table it is the
 * first address, because many lists have the same headings.
 */
export function listName({ file, text }: GivenList, table: boolean): string {
  if (file) return file.name.slice(0, 200);
  const lines = text
    .slice(0, HEAD_CHARACTERS)
    .split(/[\r\n]/)
    .filter((each) => /[\p{L}\p{N}]/u.test(each));
  const line = (table ? lines.find((each) => each.includes("@")) : null) ?? lines[0] ?? "";
  const cell = table && line.split("\t").find((each) => each.includes("@"));
  const words = (cell || line).replace(/\s+/g, " ").trim();
  return words.length <= MAX_NAME_LENGTH
    ? words
    : `${words.slice(0, MAX_NAME_LENGTH).replace(/\s\S*$/, "")}…`;
}
