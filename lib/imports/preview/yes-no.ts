const YES = new Set([
  "yes",
  "y",
  "true",
  "1",
  "+",
  "x",
  "v",
  "✓",
  "✔",
  "да",
  "д",
  "moderator",
  "host",
  "модератор",
  "ведущий",
  "ведущая",
]);
const NO = new Set([
  "no",
  "n",
  "false",
  "0",
  "-",
  "–",
  "—",
  "нет",
  "н",
  "participant",
  "guest",
  "attendee",
  "участник",
  "участница",
  "гость",
]);

/** Returns the value of a yes/no cell (English or Russian); null if empty, `unclear` if neither. */
export function yesNo(cell: string): boolean | null | "unclear" {
  const word = cell.normalize("NFKC").trim().toLowerCase();
  if (word === "") return null;
  if (YES.has(word)) return true;
  return NO.has(word) ? false : "unclear";
}
