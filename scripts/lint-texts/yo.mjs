const WORD = /[а-яё]+/giu;

/** Words that are correct with both letters: «все» and «всё», «узнаем» and «узнаём». */
const BOTH = new Set([
  "все",
  "нем",
  "чем",
  "том",
  "узнаем",
  "узнает",
  "совершенно",
  "осел",
  "небо",
  "тема",
]);

/**
 * Returns a problem for every Russian word that is written with «е» in one text and with «ё» in another:
 * the texts are the only dictionary.
 */
export function yoProblems(dictionary) {
  const dotted = new Map();
  for (const { text } of dictionary)
    for (const [word] of text.toLowerCase().matchAll(WORD))
      if (word.includes("ё")) dotted.set(word.replaceAll("ё", "е"), word);
  return dictionary.flatMap(({ file, key, text }) =>
    [...text.toLowerCase().matchAll(WORD)].flatMap(([word]) => {
      const right = BOTH.has(word) ? undefined : dotted.get(word);
      return right ? [{ file, key, problem: `“${word}”: use «${right}», as in other texts` }] : [];
    }),
  );
}
