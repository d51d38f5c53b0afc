import { pick } from "./fields";
import type { Fields } from "./fields";
import { sanitizeText } from "./sanitize-text";
import type { BoomstreamError } from "./types";

/*
 * What Foyer assumes about the service's words, all of it here. Boomstream documents "Invalid API
 * key", "Method not found" and "Media not found"; nothing else is known of its messages.
 */
const KEY_REFUSED = /\b(api\s*key|apikey|access token|unauthori[sz]ed|access denied)\b/i;
const NOT_FOUND = /\bnot (found|exists?)\b|\bdoes(n't| not) exist\b/i;
const METHOD = /\bmethod\b/i;
const PARAMETER_MISSING = /\b(missing|required|not (set|given|passed|specified|defined)|empty)\b/i;

const MAX_MESSAGE = 2_000;

/** The `Message` of a Failed answer as text, '' where there is none. */
export function messageOf(fields: Fields): string {
  const message = pick(fields, "Message");
  if (typeof message !== "string" && typeof message !== "number") return "";
  const text = sanitizeText(String(message)).trim();
  return text.length > MAX_MESSAGE ? `${text.slice(0, MAX_MESSAGE)}…` : text;
}

/** Which error a Failed answer is. A missing key parameter is not a refused key. */
export function failureOf(message: string, httpStatus: number): BoomstreamError["code"] {
  if (httpStatus === 401 || httpStatus === 403) return "key-refused";
  if (KEY_REFUSED.test(message) && !PARAMETER_MISSING.test(message)) return "key-refused";
  if (METHOD.test(message)) return "refused";
  return NOT_FOUND.test(message) || httpStatus === 404 ? "not-found" : "refused";
}

/** Whether a Failed answer says that it did not see the parameters: the sign of a service that reads the query only. */
export function saysParameterMissing(message: string): boolean {
  return PARAMETER_MISSING.test(message);
}
