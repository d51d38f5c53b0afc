const LATIN = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`";
const CYRILLIC = "йцукенгшщзхъфывапролджэячсмитьбюё";

const other = new Map<string, string>([['"', "@"]]);
for (const [index, latin] of Array.from(LATIN).entries()) {
  const cyrillic = CYRILLIC.charAt(index);
  other.set(latin, cyrillic);
  other.set(cyrillic, latin);
}

/**
 * Returns the text that the same keys type in the other layout: "ghbdtn" is "привет", "шмфт" is
 * "ivan".
 */
export function otherLayout(typed: string): string {
  return Array.from(
    typed.normalize("NFC").toLowerCase(),
    (letter) => other.get(letter) ?? letter,
  ).join("");
}
