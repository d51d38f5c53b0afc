import compile from "icu-minify/compile";

/** Returns a dictionary whose texts are parsed, as the formatter reads them. */
export function compileAll<T>(texts: T): T {
  // Typed like the source: translators see keys and arguments, not compiled texts.
  const all: T = JSON.parse(JSON.stringify(texts), (_key, value: unknown) =>
    typeof value === "string" ? compile(value) : value,
  );
  // The compiler's objects have no prototype; only plain objects can be passed to the browser.
  return JSON.parse(JSON.stringify(all));
}
