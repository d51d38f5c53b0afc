/** A search is no longer than this; what is longer is none. */
const LONGEST = 200;

/** A search in an address. */
export function textIn(params: URLSearchParams, name: string): string {
  const text = lastOf(params, name) ?? "";
  return text.length > LONGEST ? "" : text;
}

/** One of a few words in an address; the first of them where it stands not there, or another does. */
export function wordIn<const Word extends string>(
  params: URLSearchParams,
  name: string,
  words: readonly [Word, ...Word[]],
): Word {
  const text = lastOf(params, name);
  return words.find((word) => word === text) ?? words[0];
}

/** As in an object made of the parameters. */
function lastOf(params: URLSearchParams, name: string): string | undefined {
  return params.getAll(name).at(-1);
}
