import { z } from "zod";

/** A response object with its names as the service cased them. */
export type Fields = Record<string, unknown>;

/** Returns true for an object that is neither null nor an array. */
export const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Returns the value of a name in any casing; the exact one wins. */
export function pick(fields: Fields, name: string): unknown {
  if (Object.hasOwn(fields, name)) return fields[name];
  const wanted = name.toLowerCase();
  for (const key of Object.keys(fields)) if (key.toLowerCase() === wanted) return fields[key];
  return undefined;
}

/**
 * Returns an object schema for names in any casing; ignores unknown names. `names` maps our names
 * to the API's.
 */
export function looseObject<T extends z.ZodRawShape>(
  names: Record<keyof T & string, string>,
  fields: T,
) {
  const pairs = Object.entries<string>(names);
  return z.preprocess((value) => {
    if (!isFields(value)) return undefined;
    const picked: Fields = {};
    for (const [name, apiName] of pairs) picked[name] = pick(value, apiName);
    return picked;
  }, z.object(fields));
}

function field<T>(expected: string, read: (value: unknown) => T | undefined) {
  return z.unknown().transform((value, context): T => {
    const result = read(value);
    if (result !== undefined) return result;
    context.addIssue({ code: "custom", message: `expected ${expected}` });
    return z.NEVER;
  });
}

// JSON.parse rounds a number of 20 digits, so it is not what the service sent.
const plainText = (value: unknown): string | undefined => {
  if (typeof value === "string") return sanitizeText(value);
  if (typeof value === "number" && Math.abs(value) <= Number.MAX_SAFE_INTEGER) return String(value);
  return typeof value === "boolean" ? String(value) : undefined;
};

/** Required text. Some responses send null for empty text. */
export const text = field("text", (value) => (value === null ? "" : plainText(value)));

/** Optional text. */
export const optionalText = field("text", (value) =>
  value === null || value === undefined ? "" : plainText(value),
);

/** Text; null if it is missing, null or empty. */
export const textOrNull = field<string | { none: true }>("text", (value) =>
  value === null || value === undefined || value === "" ? { none: true } : plainText(value),
).transform((value) => (typeof value === "string" ? value : null));

/** The characters of a code. Documented codes are UUIDs or eight letters and digits. */
export const CODE = /^[\x21-\x7E]{1,200}$/;

/** A code: never empty, rounded or longer than 200 characters. */
export const code = field("a code", (value) => {
  const result = typeof value === "boolean" ? undefined : plainText(value)?.trim();
  return result !== undefined && CODE.test(result) ? result : undefined;
});

const yes = new Set<unknown>(["yes", "true", "1", 1, true]);
const no = new Set<unknown>(["no", "false", "0", 0, false, "", null, undefined]);
const folded = (value: unknown): unknown =>
  typeof value === "string" ? value.trim().toLowerCase() : value;

/** yes/no in every form that the service sends; missing means no. */
export const yesNo = field("yes or no", (value) => {
  const one = folded(value);
  return yes.has(one) ? true : no.has(one) ? false : undefined;
});

/** yes/no; null if missing. */
export const yesNoOrNull = field<boolean | "unsaid">("yes or no", (value) => {
  const one = folded(value);
  if (one === undefined || one === null || one === "") return "unsaid";
  return yes.has(one) ? true : no.has(one) ? false : undefined;
}).transform((value) => (value === "unsaid" ? null : value));

/** A whole number of seconds; null if missing. */
export const secondsOrNull = field<number | "unsaid">("seconds", (value) => {
  const one = folded(value);
  if (one === undefined || one === null || one === "") return "unsaid";
  const seconds = typeof one === "string" && /^\d{1,12}$/.test(one) ? Number(one) : one;
  return typeof seconds === "number" && Number.isSafeInteger(seconds) && seconds >= 0
    ? seconds
    : undefined;
}).transform((value) => (value === "unsaid" ? null : value));

/** An http(s) URL; any other scheme could run code. */
export const link = field("a link", (value) =>
  typeof value === "string" && /^https?:\/\/[^\s]+$/i.test(value) && URL.canParse(value)
    ? value
    : undefined,
);

// Characters that XML 1.0 forbids, and NUL, which PostgreSQL rejects.
const FORBIDDEN =
  // oxlint-disable-next-line no-control-regex
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;
// Nearly every text is clean: a cheap check first.
const SUSPICIOUS =
  // oxlint-disable-next-line no-control-regex
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uD800-\uDFFF\uFFFE\uFFFF]/;

/**
 * Returns the text with U+FFFD for each character that XML forbids. Applied to requests and responses,
 * so that a title is the same in JSON and XML.
 */
export function sanitizeText(text: string): string {
  return SUSPICIOUS.test(text) ? text.replace(FORBIDDEN, "\uFFFD") : text;
}
