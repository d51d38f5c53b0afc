/** Maximum length of a search; longer ones are ignored. */
const MAX_QUERY_LENGTH = 200;

/** Returns the search in a URL. */
export function textIn(params: URLSearchParams, name: string): string {
  const text = lastOf(params, name) ?? "";
  return text.length > MAX_QUERY_LENGTH ? "" : text;
}

/** Returns one of these values from a URL; the first if it is missing or unknown. */
export function wordIn<const Word extends string>(
  params: URLSearchParams,
  name: string,
  words: readonly [Word, ...Word[]],
): Word {
  const text = lastOf(params, name);
  return words.find((word) => word === text) ?? words[0];
}

/** Reads from URLSearchParams as from an object. */
function lastOf(params: URLSearchParams, name: string): string | undefined {
  return params.getAll(name).at(-1);
}
