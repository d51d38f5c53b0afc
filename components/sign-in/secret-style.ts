import { controlStyle } from "../ui/control-style";

/** The look of an input with a button at its end. */
export function secretStyle(height: string): string {
  return `${controlStyle} pr-12 pl-3 ${height}`;
}
