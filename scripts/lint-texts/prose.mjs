import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

const CODE = /\.(?:tsx?|mjs|js|css)$/;
const SETTINGS = /(?:\.ya?ml|\.env\.example|Dockerfile|\.service)$/;
const DOCUMENT = /\.md$/;
const TEST = /\.(?:test|spec)\.tsx?$/;
/** The title of `it("…")`, `test.skip("…")` or `it.each([…])("…")`. */
const TITLE = /\b(?:it|test|describe)(?:\.\w+)*\(\s*["`]([^"`]+)["`],|\)\(\s*["`]([^"`]+)["`],/g;
/** Other programs, results, and texts in Russian. */
const SKIPPED = /^(?:\.(?!env\.example)|(?:node_modules|dist|gallery|public)$|docs\/help\/ru$)/;

const word = (pattern) =>
  new RegExp(`(?<![\\p{L}\\p{N}_/-])(?:${pattern})(?![\\p{L}\\p{N}_/-])`, "iu");

const STEMS =
  "author|capital|categor|custom|general|initial|local|maxim|minim|normal|optim|organ|recogn|serial|summar|synchron|token";

/** Rules for comments, test titles and documents: a pattern, and the words to use instead. */
const PROSE = [
  [word("e-mail(?:s|ed|ing)?|mails?|mailed"), "email"],
  [
    word(
      "colou(?:r|rs|red)|behaviours?|favourites?|grey|centred?|cancell(?:ed|ing)|label(?:led|ling)|modelled|travelling",
    ),
    "American spelling",
  ],
  [word(`(?:${STEMS})is(?:e|es|ed|ing|ation|er)|analys(?:e|ed|ing)`), "American spelling"],
  [word("whoever|whatsoever"), "anyone who, any"],
  [word("somebody|everybody"), "someone, everyone"],
  [word("on the wire|let alone"), "transferred, and not"],
  [word("anew|any more|any longer"), "again, no longer"],
  [word("by itself|by themselves"), "automatically, alone"],
  [word("of (?:its|their|his|her|one's) own(?! \\p{L})"), "separate, its own"],
  [word("so many"), "the maximum number of"],
  [word("what (?:became|becomes) of"), "the state of"],
  [word("looks? (?:at|again|whether)"), "check, poll, read"],
  [word("strangers?"), "signed-out, unknown, another person"],
  [word("stands?|stood"), "is, was"],
];

/** Rules for the start of a comment, and of each sentence in it; questions are allowed. */
const START = [
  [
    /(?<=^|[.!?] )(?:What|Who|Whom|Whose|Those who|That which)(?= )(?![^.!?]*\?)/u,
    "the person or thing as the subject",
  ],
  [/^Where(?= )(?![^.!?]*\?)/u, "a noun: “The folder of…”"],
];

/**
 * Returns a problem for each comment and document of the project that breaks a rule of wording.
 * @param {string} root
 */
export function proseProblems(root) {
  return files(root).flatMap((file) =>
    problemsIn(file, readFileSync(path.join(root, file), "utf8")),
  );
}

/**
 * Returns the problems of one file as `{ file, key, problem }`; the key is the line.
 * @param {string} file path from the root
 * @param {string} source
 * @returns {{ file: string, key: number, problem: string }[]}
 */
export function problemsIn(file, source) {
  if (DOCUMENT.test(file)) return check(file, paragraphs(source), PROSE);
  const found = comments(source, SETTINGS.test(file) ? "#" : "//");
  return [
    ...check(file, found, [...START, ...PROSE]),
    ...(TEST.test(file) ? check(file, titles(source), PROSE) : []),
  ];
}

/** @returns {{ file: string, key: number, problem: string }[]} */
function check(file, texts, rules) {
  return texts.flatMap(({ line, text }) =>
    rules.flatMap(([pattern, instead]) => {
      const match = pattern.exec(prose(text));
      return match ? [{ file, key: line, problem: `“${match[0].trim()}”: use ${instead}` }] : [];
    }),
  );
}

/** Returns the titles of the tests of a file. */
function titles(source) {
  return [...source.matchAll(TITLE)].map(({ 1: plain, 2: each, index }) => ({
    line: source.slice(0, index).split("\n").length,
    text: plain ?? each,
  }));
}

/** Blanks code, quotations, addresses and cited test titles. */
function prose(text) {
  return text
    .replace(/ › [^|]*/g, " ")
    .replace(/`[^`]*`/g, "`")
    .replace(/"[^"]*"|“[^”]*”|«[^»]*»/g, "“”")
    .replace(/\S+@\S+|https?:\S*|\]\([^)]*\)/g, " ");
}

/** Returns the comments that begin a line; lines of one comment are one text. */
function comments(source, mark) {
  const found = [];
  let block = false;
  let last = -2;
  source.split("\n").forEach((row, at) => {
    const opens = mark === "//" ? /^\s*\{?\/\*+ ?/.exec(row) : null;
    const line = new RegExp(`^\\s*${mark}+ ?`).exec(row);
    const start = !block && (opens ?? line);
    if (!start && !block) return;
    const text = (start ? row.slice(start[0].length) : row.replace(/^\s*\*? ?/, "")).replace(
      /\s*\*\/\}?\s*$/,
      "",
    );
    const continues = block || (line && last === at - 1 && found.at(-1)?.kind === "line");
    if (continues) found.at(-1).text += ` ${text}`;
    else found.push({ line: at + 1, text: text.trimStart(), kind: opens ? "block" : "line" });
    last = at;
    block = (block || Boolean(opens)) && !row.includes("*/");
  });
  return found.map(({ line, text }) => ({ line, text: text.trim() }));
}

/** Returns the paragraphs of a document without its blocks of code. */
function paragraphs(source) {
  const found = [];
  let code = false;
  source.split("\n").forEach((row, at) => {
    if (row.trimStart().startsWith("```")) code = !code;
    else if (!code) found.push({ line: at + 1, text: row });
  });
  return found;
}

function files(root, folder = "") {
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const file = path.posix.join(folder, entry.name);
    if (SKIPPED.test(file)) return [];
    if (entry.isDirectory()) return files(root, file);
    return [CODE, SETTINGS, DOCUMENT].some((kind) => kind.test(file)) ? [file] : [];
  });
}
