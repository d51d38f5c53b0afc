import { controlStyle } from "../ui/control-style";

/** The look of an input with a button at its end. */
export function secretStyle(height: string): string {
  return `${controlStyle} pr-12 pl-3 ${height}`;
}

/** The look of that button. */
export const toggleStyle = [
  "group absolute top-1/2 right-1 inline-flex size-8 -translate-y-1/2 items-center justify-center",
  "rounded-control text-ink-muted transition-colors hover:bg-hover hover:text-ink [&_svg]:size-4",
].join(" ");
