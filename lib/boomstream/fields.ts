import { z } from "zod";
import { sanitizeText } from "./sanitize-text";

/** An answer's object with its names as the service cased them. */
export type Fields = Record<string, unknown>;

/** Whether it is an object with names: no list, not null. */
export const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The value under a name in whatever casing; the exact one wins. */
export function pick(fields: Fields, name: string): unknown {
  if (Object.hasOwn(fields, name)) return fields[name];
  const wanted = name.toLowerCase();
  for (const key of Object.keys(fields)) if (key.toLowerCase() === wanted) return fields[key];
  return undefined;
}

/** An object schema over names in any casing; unknown names are ignored. `names` maps ours to the wire's. */
export function looseObject<T extends z.ZodRawShape>(
  names: Record<keyof T & string, string>,
  fields: T,
) {
  const pairs = Object.entries<string>(names);
  return z.preprocess((value) => {
    if (!isFields(value)) return undefined;
    const picked: Fields = {};
    for (const [ours, wires] of pairs) picked[ours] = pick(value, wires);
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

// A number of 20 digits was rounded by JSON.parse: it is not what the service wrote.
const plainText = (value: unknown): string | undefined => {
  if (typeof value === "string") return sanitizeText(value);
  if (typeof value === "number" && Math.abs(value) <= Number.MAX_SAFE_INTEGER) return String(value);
  return typeof value === "boolean" ? String(value) : undefined;
};

/** Text that must be there; null is how some answers write empty text. */
export const text = field("text", (value) => (value === null ? "" : plainText(value)));

/** Text that may be missing. */
export const optionalText = field("text", (value) =>
  value === null || value === undefined ? "" : plainText(value),
);

/** Text, where nothing, null and '' all mean that there is none. */
export const textOrNull = field<string | { none: true }>("text", (value) =>
  value === null || value === undefined || value === "" ? { none: true } : plainText(value),
).transform((value) => (typeof value === "string" ? value : null));

/** What a code is made of: the documented ones are UUIDs or eight letters and digits. */
export const CODE = /^[\x21-\x7E]{1,200}$/;

/** The identity of something: never empty, never rounded, no text of a whole page. */
export const code = field("a code", (value) => {
  const result = typeof value === "boolean" ? undefined : plainText(value)?.trim();
  return result !== undefined && CODE.test(result) ? result : undefined;
});

const yes = new Set<unknown>(["yes", "true", "1", 1, true]);
const no = new Set<unknown>(["no", "false", "0", 0, false, "", null, undefined]);
const folded = (value: unknown): unknown =>
  typeof value === "string" ? value.trim().toLowerCase() : value;

/** yes/no in each way the service writes it; nothing means no. */
export const yesNo = field("yes or no", (value) => {
  const one = folded(value);
  return yes.has(one) ? true : no.has(one) ? false : undefined;
});

/** yes/no, where nothing means that the service did not say. */
export const yesNoOrNull = field<boolean | "unsaid">("yes or no", (value) => {
  const one = folded(value);
  if (one === undefined || one === null || one === "") return "unsaid";
  return yes.has(one) ? true : no.has(one) ? false : undefined;
}).transform((value) => (value === "unsaid" ? null : value));

/** A whole number of seconds, or nothing. */
export const secondsOrNull = field<number | "unsaid">("seconds", (value) => {
  const one = folded(value);
  if (one === undefined || one === null || one === "") return "unsaid";
  const seconds = typeof one === "string" && /^\d{1,12}$/.test(one) ? Number(one) : one;
  return typeof seconds === "number" && Number.isSafeInteger(seconds) && seconds >= 0
    ? seconds
    : undefined;
}).transform((value) => (value === "unsaid" ? null : value));

/** An address a person can be sent to; anything but http(s) would be a trap. */
export const link = field("a link", (value) =>
  typeof value === "string" && /^https?:\/\/[^\s]+$/i.test(value) && URL.canParse(value)
    ? value
    : undefined,
);
