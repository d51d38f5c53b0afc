/** Letters of Russian by descending frequency. */
const FREQUENT = "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё";
const WESTERN = new Set("éèêëàâáäãåçíìîïñóòôöõøúùûüýæßÿœ");
const CENTRAL = new Set("ąćęłńśźżčďěňřšťůžőűăâîșțáéíóúýöüäôľĺŕđ");

/**
 * Returns how likely a decoded text has real words, from about -1 to 1. Good words have one script, capitals
 * only at the beginning, and common letters.
 */
export function wordScore(text: string): number {
  let total = 0;
  let letters = 0;
  for (const word of text.split(/\s+/)) {
    const points = pointsOf(word);
    if (points === null) continue;
    total += points.sum;
    letters += points.count;
  }
  return letters === 0 ? 0 : total / letters;
}

function pointsOf(word: string): { sum: number; count: number } | null {
  const characters = Array.from(word).filter((character) => character > "\u{7f}");
  if (characters.length === 0) return null;
  const latin = /[A-Za-z\u{c0}-\u{24f}]/u.test(word);
  const cyrillic = /[\u{400}-\u{4ff}]/u.test(word);
  let sum = latin && cyrillic ? -characters.length : 0;
  for (const character of characters) sum += pointsFor(character.toLowerCase());
  // A capital after a lower-case letter: a wrong encoding inverts the case.
  const turned = [...word.matchAll(/\p{Ll}(?=\p{Lu})/gu)].length;
  const oneCase =
    cyrillic && word.length > 2 && !/\p{Lu}/u.test(word.slice(1)) ? 0.1 * characters.length : 0;
  return { sum: sum - turned + oneCase, count: characters.length };
}

function pointsFor(letter: string): number {
  const place = FREQUENT.indexOf(letter);
  if (place !== -1) return 0.9 - place * 0.02;
  if (WESTERN.has(letter)) return 0.72;
  if (CENTRAL.has(letter)) return 0.7;
  if (letter === "№" || letter === "«" || letter === "»" || letter === "’" || letter === "–")
    return 0.2;
  return /\p{L}/u.test(letter) ? -0.4 : -1;
}

/** Non-ASCII letters of the languages that share these encodings. */
const ALPHABETS = [
  "ąćęłńóśźż",
  "áčďéěíňóřšťúůýžľĺŕôä",
  "áéíóöőúüű",
  "ăâîșşțţ",
  "čćđšž",
  "äöüß",
  "éèêëàâçîïôùûüÿœæ",
  "áéíñóúüºª",
  "áâãàçéêíóôõú",
  "àèéìòù",
  "åäöæøé",
  "абвгдеёжзийклмнопрстуфхцчшщъыьэюя№«»",
  "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя’",
].map((letters) => new Set(letters));

/** Returns the largest share of a text's non-ASCII letters that one language has, from 0 to 1. */
export function languageFit(text: string): number {
  const letters = Array.from(text.toLowerCase()).filter((letter) => letter > "\u{7f}");
  if (letters.length === 0) return 0;
  const shares = ALPHABETS.map(
    (alphabet) => letters.filter((letter) => alphabet.has(letter)).length / letters.length,
  );
  return Math.max(...shares);
}
