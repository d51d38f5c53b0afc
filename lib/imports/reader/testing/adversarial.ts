const PIECES: readonly (readonly string[])[] = [
  ['"', "a@x.org", ",", "\n"],
  ["(", ")", "a@x.org", " "],
  ["<", ">", "a@x.org", '"'],
  ["[", "]", "(mailto:", ")", "a@x.org"],
  ["Group: ", ";", "a@x.org", "<"],
  ["\\", '"', "(", "a@x.org", ")"],
  ["@", "a", ".", "-"],
  ["=?UTF-8?B?", "?=", "=?", "a@x.org", " "],
  [" ", "\t", ",", ";", "a@x.org", '"'],
  ["<table>", "<td ", '"', "'", ">", "&lt;", "<a href=mailto:a@x.org>"],
  ["BEGIN:VCARD\n", "EMAIL:", "a@x.org", "\n ", "=\n", ";"],
  ["Anna ", "Petrova, ", "a@x.org", " - ", "(", "1. ", "\n"],
  ["[12:05] ", "Anna: ", "26.11.2026 12:05 - ", "a@x.org", "\n"],
  ["  ", "    ", "Name", "Email", "a@x.org", "\n"],
  ["|", "---", "a@x.org", "\n", "`", "*", "_"],
  ["\u{200d}", "é", "аa", "a@x.org", "\u{202e}", "\u{ad}"],
  ["To: ", "\n ", '"', "a@x.org", ","],
  [".", "..", "a@", "a@x", "@x.org"],
  ["and ", "или ", "a@x.org", "/", "'"],
  ["Name,Email\n", '"x', "\n", "a@x.org,", '""'],
];

/** Returns a text of about this length that is hard to read, deterministic by seed. */
export function adversarialText(seed: number, length: number): string {
  const pieces = PIECES[seed % PIECES.length] ?? [];
  let state = (seed + 1) * 0x9e3779b1;
  const random = () => {
    state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d);
    state = Math.imul(state ^ (state >>> 12), 0x297a2d39);
    state ^= state >>> 15;
    return (state >>> 0) / 2 ** 32;
  };
  const parts: string[] = [];
  let size = 0;
  while (size < length) {
    const piece = pieces[Math.floor(random() * pieces.length)] ?? "a";
    // Long repetitions are the worst case of backtracking.
    const repeated = random() < 0.02 ? piece.repeat(1 + Math.floor(random() * 20_000)) : piece;
    parts.push(repeated);
    size += repeated.length;
  }
  return parts.join("").slice(0, length);
}
