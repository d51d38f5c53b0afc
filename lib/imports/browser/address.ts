import { normalizeEmail } from "@/lib/participants/normalize-email";
import { Email } from "@/lib/participants/schema";
import { likelyDomain } from "./typo";

/** What is wrong with an address, or odd about it. */
export type AddressIssue =
  | { kind: "missing" | "malformed" | "notLatin" | "lookalike" }
  | { kind: "mixedScripts" }
  | { kind: "typo"; suggestion: string };

/** An address as it would be sent, and what is to be said about it. */
export type CheckedAddress = { email: string; issue: AddressIssue | null };

/** Invisible characters that come along from web pages and word processors. */
const INVISIBLE = /[\u{ad}\u{200b}-\u{200f}\u{2028}-\u{202e}\u{2060}\u{feff}]/gu;

/**
 * Tidies one address (compatibility forms, `mailto:`, angle brackets, what is invisible, domains
 * in other alphabets to punycode, RFC 3492) and judges it by the rule of the invitation's form.
 */
export function checkAddress(typed: string): CheckedAddress {
  const bare = typed
    .normalize("NFKC")
    .replace(INVISIBLE, "")
    .trim()
    .replace(/^mailto:/i, "")
    .replace(/^<(.*)>$/s, "$1")
    .replace(/[;,]+$/, "")
    .trim();
  if (bare === "") return { email: "", issue: { kind: "missing" } };
  const email = normalizeEmail(bare);
  if (!Email.safeParse(email).success) return { email: bare, issue: { kind: whyWrong(bare) } };
  const domain = bare.slice(bare.lastIndexOf("@") + 1);
  if (domain.split(".").some(mixesScripts)) return { email, issue: { kind: "mixedScripts" } };
  const likely = likelyDomain(email.slice(email.lastIndexOf("@") + 1));
  if (likely === null) return { email, issue: null };
  const suggestion = `${email.slice(0, email.lastIndexOf("@"))}@${likely}`;
  return { email, issue: { kind: "typo", suggestion } };
}

function whyWrong(bare: string): "malformed" | "notLatin" | "lookalike" {
  const at = bare.lastIndexOf("@");
  const local = bare.slice(0, at);
  if (at < 1 || !/[^\0-\x7f]/.test(local)) return "malformed";
  return mixesScripts(local) ? "lookalike" : "notLatin";
}

/** Latin letters beside Cyrillic or Greek ones in one word: how look-alike addresses are made. */
function mixesScripts(word: string): boolean {
  const scripts = [/\p{Script=Latin}/u, /\p{Script=Cyrillic}/u, /\p{Script=Greek}/u];
  return scripts.filter((script) => script.test(word)).length > 1;
}
