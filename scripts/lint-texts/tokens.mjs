const MARK = "\uE000";

/** Matches a literal's place in the code; group 1 is its number. */
export const LITERAL = new RegExp(`${MARK}(\\d+)${MARK}`, "g");

/**
 * Returns the code of a source file without comments, each text in it replaced by a numbered mark, and
 * those texts as `{ text, template }`. In a template each expression is written `${}`; the expression
 * itself follows the code on a separate line, so that its calls are found, too.
 */
export function tokens(source) {
  const literals = [];
  const later = [];
  const mark = (text, template) => {
    literals.push({ text, template });
    return `${MARK}${literals.length - 1}${MARK}`;
  };

  /** Reads from `at` up to the closing brace of an expression, or to the end; returns `[code, end]`. */
  function read(at, inExpression) {
    let code = "";
    let depth = 0;
    while (at < source.length) {
      const rest = source.slice(at, at + 2);
      const sign = source[at];
      if (rest === "//" || rest === "/*") {
        const end = source.indexOf(rest === "//" ? "\n" : "*/", at + 2);
        at = end < 0 ? source.length : end + (rest === "//" ? 0 : 2);
      } else if (sign === '"' || sign === "'") {
        const found = quoted(source, at);
        code += found ? mark(found.text, false) : sign;
        at = found ? found.end : at + 1;
      } else if (sign === "`") {
        const [text, end, template] = readTemplate(at + 1);
        code += mark(text, template);
        at = end;
      } else {
        if (sign === "{") depth += 1;
        if (sign === "}" && inExpression && depth === 0) return [code, at + 1];
        if (sign === "}") depth -= 1;
        code += sign;
        at += 1;
      }
    }
    return [code, at];
  }

  function readTemplate(at) {
    let text = "";
    let template = false;
    while (at < source.length && source[at] !== "`") {
      if (source.startsWith("${", at)) {
        const [code, end] = read(at + 2, true);
        later.push(code);
        text += "${}";
        template = true;
        at = end;
      } else {
        if (source[at] === "\\") at += 1;
        text += source[at];
        at += 1;
      }
    }
    return [text, at + 1, template];
  }

  const [code] = read(0, false);
  return { code: [code, ...later].join("\n"), literals };
}

/** Returns the quoted text that begins at a place; null where the quote is an apostrophe in JSX. */
function quoted(source, at) {
  const quote = source[at];
  let end = at + 1;
  while (end < source.length && source[end] !== quote && source[end] !== "\n") {
    end += source[end] === "\\" ? 2 : 1;
  }
  return source[end] === quote ? { text: source.slice(at + 1, end), end: end + 1 } : null;
}
