import { pick, sanitizeText } from "./fields";
import type { Fields } from "./fields";
import type { BoomstreamError } from "./types";

/*
 * All assumptions about the service's messages. Boomstream documents "Invalid API key", "Method not
 * found" and "Media not found"; no other message is known.
 */
const KEY_REFUSED = /\b(api\s*key|apikey|access token|unauthori[sz]ed|access denied)\b/i;
const NOT_FOUND = /\bnot (found|exists?)\b|\bdoes(n't| not) exist\b/i;
const METHOD = /\bmethod\b/i;
const PARAMETER_MISSING = /\b(missing|required|not (set|given|passed|specified|defined)|empty)\b/i;

const MAX_MESSAGE = 2_000;

/** Returns the `Message` of a Failed response as text; empty if there is none. */
export function messageOf(fields: Fields): string {
  const message = pick(fields, "Message");
  if (typeof message !== "string" && typeof message !== "number") return "";
  const text = sanitizeText(String(message)).trim();
  return text.length > MAX_MESSAGE ? `${text.slice(0, MAX_MESSAGE)}…` : text;
}

/** Returns the error code of a Failed response. A missing key parameter is not a refused key. */
export function failureOf(message: string, httpStatus: number): BoomstreamError["code"] {
  if (httpStatus === 401 || httpStatus === 403) return "key-refused";
  if (KEY_REFUSED.test(message) && !PARAMETER_MISSING.test(message)) return "key-refused";
  if (METHOD.test(message)) return "refused";
  return NOT_FOUND.test(message) || httpStatus === 404 ? "not-found" : "refused";
}

/**
 * Returns true if the message says that parameters are missing: the service reads only the query.
 */
export function saysParameterMissing(message: string): boolean {
  return PARAMETER_MISSING.test(message);
}
