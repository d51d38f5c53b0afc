import type { GivenList } from "@/lib/imports/preview/draft";

const LENGTH = 60;
const HEAD = 2_000;

/**
 * Returns the name of an import: the file's, or the first words of a pasted list. For a table it
 * is the first row with an address, because headings don't tell one list from another.
 */
export async function listName(
  given: GivenList,
  { pasted, table }: { pasted: string; table: boolean },
): Promise<string> {
  if (given.file && given.file.name !== pasted) return given.file.name.slice(0, 200);
  const head = given.file ? await given.file.slice(0, HEAD).text() : given.text.slice(0, HEAD);
  const lines = head.split(/[\r\n]/).filter((each) => /[\p{L}\p{N}]/u.test(each));
  const line = (table ? lines.find((each) => each.includes("@")) : null) ?? lines[0] ?? "";
  const words = line.replace(/\s+/g, " ").trim();
  return words.length <= LENGTH ? words : `${words.slice(0, LENGTH).replace(/\s\S*$/, "")}…`;
}
