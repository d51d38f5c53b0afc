import type { GivenList } from "@/lib/imports/preview/draft";

const LENGTH = 60;
const HEAD = 2_000;

/**
 * Returns the name of an import: the file's, or the first words of a pasted list. For a table it
 * is the first address, because many lists have the same headings.
 */
export function listName({ file, text }: GivenList, table: boolean): string {
  if (file) return file.name.slice(0, 200);
  const lines = text
    .slice(0, HEAD)
    .split(/[\r\n]/)
    .filter((each) => /[\p{L}\p{N}]/u.test(each));
  const line = (table ? lines.find((each) => each.includes("@")) : null) ?? lines[0] ?? "";
  const cell = table && line.split("\t").find((each) => each.includes("@"));
  const words = (cell || line).replace(/\s+/g, " ").trim();
  return words.length <= LENGTH ? words : `${words.slice(0, LENGTH).replace(/\s\S*$/, "")}…`;
}
