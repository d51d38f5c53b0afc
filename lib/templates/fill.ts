import { PLACEHOLDERS, type Placeholder } from "./types";

const MARK = new RegExp(`\\{(${PLACEHOLDERS.join("|")})\\}`, "g");

/**
 * Returns a message with its placeholders filled in. Unknown placeholders stay as they are, and values
 * are not searched for placeholders.
 */
export function fillTemplate(text: string, values: Record<Placeholder, string>): string {
  return text.replace(MARK, (_, name: Placeholder) => values[name]);
}
