import { PLACEHOLDERS, type Placeholder } from "./types";

const MARK = new RegExp(`\\{(${PLACEHOLDERS.join("|")})\\}`, "g");

/**
 * A message with a guest's values in it. What stands in braces but is no placeholder stays as it
 * is; a value is never searched for placeholders again.
 */
export function fillTemplate(text: string, values: Record<Placeholder, string>): string {
  return text.replace(MARK, (_, name: Placeholder) => values[name]);
}
