const AT = String.raw`(?:at|ät|arroba|arobase|собака)`;
const DOT = String.raw`(?:dot|punkt|punto|point|точка)`;
const bracketed = (word: string) => String.raw`\s{0,2}[[({<]\s?${word}\s?[\])}>]\s{0,2}`;
const DOTTED = String.raw`(?:\.|${bracketed(DOT)})`;
const LOCAL = String.raw`(?<![\w.+@-])[\w+-]{1,40}`;
const HOST = String.raw`[a-z0-9-]{1,60}`;
const IN_BRACKETS = new RegExp(
  `(${LOCAL}(?:${DOTTED}[\\w+-]{1,40}){0,4})${bracketed(AT)}(${HOST}(?:${DOTTED}${HOST}){1,4})(?![\\w@-])`,
  "giu",
);
const IN_WORDS = new RegExp(
  `(${LOCAL}(?:(?:\\.| dot )[\\w+-]{1,40}){0,4}) at (${HOST}(?:(?:\\.| dot )${HOST}){0,3} dot ${HOST})(?![\\w@.-])`,
  "gi",
);
const DOTS = new RegExp(`${bracketed(DOT)}| dot `, "giu");

/** Replaces addresses written as words, `anna (at) corp (dot) example`, with addresses. */
export function decodeSpelledOut(text: string): string {
  const bracket = new RegExp(`[[({<]\\s?${AT}\\s?[\\])}>]`, "iu").test(text);
  const words = / at [^\n]{1,120} dot /i.test(text);
  if (!bracket && !words) return text;
  const written = (_: string, local: string, domain: string) =>
    `${local.replace(DOTS, ".")}@${domain.replace(DOTS, ".")}`;
  const signs = bracket ? text.replace(IN_BRACKETS, written) : text;
  return words ? signs.replace(IN_WORDS, written) : signs;
}
