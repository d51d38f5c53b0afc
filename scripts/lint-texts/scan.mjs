import { LITERAL, tokens } from "./tokens.mjs";

const MAKER = String.raw`(?:(?:use|get)Translations|createTranslator)\(`;
/** `const t = useTranslations("…")`, `t: createTranslator({ namespace: "…" })`. */
const BOUND = new RegExp(String.raw`(\w+)\s*[:=]\s*(?:await\s+)?${MAKER}`, "g");
/** `const [t, common] = await Promise.all([getTranslations("…"), getTranslations("…")])`. */
const LISTED = /\[([\w\s,]+)\]\s*=\s*await Promise\.all\(\[/g;
/** `t: ReturnType<typeof useTranslations<"…">>`, `type Words = ReturnType<…>` and then `t: Words`. */
const TYPED = /(\w+)\??\s*[:=]\s*ReturnType<\s*typeof useTranslations</g;
/** `(await getTranslations("…"))("…")`. */
const DIRECT = /\(await getTranslations\(/g;
const CALL = /(?<!\w)(\w+)(?:\.(?:rich|markup|has|raw))?\(/g;

/**
 * Returns the texts and the names written in a source file, and its calls of translators as
 * `{ namespace, keys, templates, variable }`: the keys in quotes, the templates with `${}` for each
 * variable part, and whether a variable holds the key. The namespace is null if another file created the
 * `t` that a file calls.
 */
export function scan(source) {
  const { code, literals } = tokens(source);
  const texts = new Set(literals.filter((each) => !each.template).map(({ text }) => text));
  const names = new Set(code.match(/[A-Za-z_]\w*/g));
  const textsIn = (part) => literalsIn(part, literals).map(({ text }) => text);
  const namespaces = translators(code, textsIn);
  const calls = [];
  const add = (namespace, argument) => calls.push({ namespace, ...keysIn(argument, literals) });
  for (const found of code.matchAll(CALL)) {
    const [argument = ""] = list(code, found.index + found[0].length);
    for (const namespace of namespaces.get(found[1]) ?? elsewhere(found[1]))
      add(namespace, argument);
  }
  for (const found of code.matchAll(DIRECT)) {
    const start = found.index + found[0].length;
    const [namespace = ""] = textsIn(list(code, start)[0] ?? "");
    const called = code.indexOf("))(", start);
    if (called >= 0) add(namespace, list(code, called + 3)[0] ?? "");
  }
  return { texts, names, calls };
}

const elsewhere = (name) => (name === "t" ? [null] : []);

/** Returns the namespaces of each name that is a translator somewhere in the file. */
function translators(code, textsIn) {
  const found = new Map();
  const add = (name, namespaces) => found.set(name, [...(found.get(name) ?? []), ...namespaces]);
  for (const { 0: whole, 1: name, index } of code.matchAll(BOUND)) {
    const [argument = ""] = list(code, index + whole.length);
    const namespace = /\{/.test(argument) ? argument.replace(/^[\s\S]*namespace:/, "") : argument;
    add(name, textsIn(namespace));
  }
  for (const { 0: whole, 1: names, index } of code.matchAll(LISTED)) {
    const values = list(code, index + whole.length);
    names.split(",").forEach((name, at) => {
      if (/^\s*getTranslations\(/.test(values[at] ?? "")) add(name.trim(), textsIn(values[at]));
    });
  }
  for (const { 0: whole, 1: name, index } of code.matchAll(TYPED)) {
    const namespace = textsIn(code.slice(index + whole.length).split(">")[0]);
    add(name, namespace);
    for (const [, of] of code.matchAll(new RegExp(`(\\w+)\\??:\\s*${name}\\b`, "g")))
      add(of, namespace);
  }
  return found;
}

/** Returns what a key's expression can be; the condition of `a ? "x" : "y"` is no part of it. */
function keysIn(argument, literals) {
  const value = argument.replace(/[^?:]*\?(?![.?])/g, "");
  const used = literalsIn(value, literals);
  return {
    keys: used.filter(({ template }) => !template).map(({ text }) => text),
    templates: used.filter(({ template }) => template).map(({ text }) => text),
    variable: /[A-Za-z_]/.test(value),
  };
}

function literalsIn(code, literals) {
  return [...code.matchAll(LITERAL)].map(([, number]) => literals[Number(number)]);
}

/** Returns the comma-separated parts up to the closing bracket. */
function list(code, start) {
  const parts = [""];
  let depth = 0;
  for (let at = start; at < code.length; at += 1) {
    const sign = code[at];
    if ("([{".includes(sign)) depth += 1;
    if (")]}".includes(sign)) depth -= 1;
    if (depth < 0) break;
    if (sign === "," && depth === 0) parts.push("");
    else parts[parts.length - 1] += sign;
  }
  return parts;
}
