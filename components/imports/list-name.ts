import type { GivenList } from "@/lib/imports/preview/draft";

const LENGTH = 60;
const HEAD = 2_000;

/** Returns the name of an import: the file's, or the first words of a pasted list. */
export async function listName(given: GivenList, pastedName: string): Promise<string> {
  if (given.file && given.file.name !== pastedName) return given.file.name.slice(0, 200);
  const head = given.file ? await given.file.slice(0, HEAD).text() : given.text.slice(0, HEAD);
  const line = head.split(/[\r\n]/).find((each) => /[\p{L}\p{N}]/u.test(each)) ?? "";
  const words = line.replace(/\s+/g, " ").trim();
  return words.length <= LENGTH ? words : `${words.slice(0, LENGTH).replace(/\s\S*$/, "")}…`;
}
