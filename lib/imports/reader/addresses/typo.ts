/** Common email providers. A domain that differs by one typing error is reported as a likely typo. */
const KNOWN = [
  "gmail.com",
  "googlemail.com",
  "outlook.com",
  "hotmail.com",
  "yahoo.com",
  "icloud.com",
  "proton.me",
  "protonmail.com",
  "mail.ru",
  "yandex.ru",
  "rambler.ru",
  "inbox.ru",
  "list.ru",
  "live.com",
  "yandex.com",
];
/** Real domains that differ from a common provider by one character. */
const REAL = new Set(
  "ymail.com email.com mail.com gmx.com gmx.de web.de me.com mac.com msn.com yandex.by yandex.kz yandex.ua yandex.net yahoo.de yahoo.fr live.ru live.de hotmail.de hotmail.fr hotmail.ru outlook.de outlook.fr mail.de mail.by mail.kz email.ru hmail.com post.ru lenta.ru bk.com ok.ru aol.de".split(
    " ",
  ),
);
const cache = new Map<string, string | null>();

/** Returns the common domain that was probably meant; null if the domain may be right. */
export function likelyDomain(domain: string): string | null {
  const key = domain.toLowerCase();
  const cached = cache.get(key);
  if (cached !== undefined) return cached;
  const right = REAL.has(key) || KNOWN.includes(key);
  const likely = right ? null : (KNOWN.find((known) => isSlip(key, known)) ?? null);
  if (cache.size > 50_000) cache.clear();
  cache.set(key, likely);
  return likely;
}

/** Returns true if one letter is missing, added, replaced, or swapped with the next one. */
function isSlip(typed: string, meant: string): boolean {
  if (Math.abs(typed.length - meant.length) > 1) return false;
  let from = 0;
  while (from < typed.length && typed[from] === meant[from]) from++;
  let tail = 0;
  const most = Math.min(typed.length, meant.length) - from;
  while (tail < most && typed.at(-1 - tail) === meant.at(-1 - tail)) tail++;
  const left = typed.slice(from, typed.length - tail);
  const right = meant.slice(from, meant.length - tail);
  if (left.length <= 1 && right.length <= 1) return left !== right;
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0];
}
