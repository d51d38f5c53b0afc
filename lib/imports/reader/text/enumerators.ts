import type { Line } from "./lines";

const MARK = /^\s*\(?([IVX]{1,5}|[A-ZА-Я])[.)]\s+(?=["«“]?\p{L}[\p{L}\p{M}'’-]+\s+(?!\S*@)\p{L})/u;
const ROMAN = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];
const SEQUENCES: readonly (readonly string[])[] = [
  ROMAN,
  "ABCDEFGHIJKLMNOPQRSTUVWXYZ".split(""),
  "АБВГДЕЖЗИКЛМН".split(""),
];

/**
 * Removes capital letters and Roman numerals that number the people of a list. All lines with an address must
 * be numbered in sequence, because a single one is an initial.
 */
export function withoutEnumerators(lines: Line[]): Line[] {
  const first = lines.find(({ text }) => text.includes("@"));
  const begin = MARK.exec(first?.text ?? "")?.[1];
  const sequence = SEQUENCES.find(([start]) => start === begin);
  if (!sequence) return lines;
  const numbered = lines.filter(({ text }) => text.includes("@"));
  const inOrder = numbered.every(({ text }, at) => MARK.exec(text)?.[1] === sequence[at]);
  if (!inOrder || numbered.length < 2) return lines;
  return lines.map((line) =>
    line.text.includes("@") ? { ...line, text: line.text.replace(MARK, "") } : line,
  );
}
