/**
 * Returns a message with its placeholders filled in. Unknown placeholders stay as they are, and values
 * are not searched for placeholders.
 */
export function fillTemplate<Name extends string>(
  text: string,
  values: Readonly<Record<Name, string>>,
): string {
  const known = new Map<string, string>(Object.entries<string>(values));
  return text.replace(/\{(\w+)\}/g, (mark: string, name: string) => known.get(name) ?? mark);
}
