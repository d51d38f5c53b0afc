/**
 * Returns a number with its noun for messages in English: "1 entry", "20 entries". Interface texts use the
 * plurals of their dictionaries instead.
 */
export function pluralize(n: number, one: string, many = `${one}s`): string {
  return `${n} ${n === 1 ? one : many}`;
}
