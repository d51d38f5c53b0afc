/** The providers that most guests have; a domain one slip away from one of them is likely a typo. */
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
  "aol.com",
  "bk.ru",
  "ya.ru",
  "yandex.com",
  "vk.com",
];
/** Real providers whose names lie close to those. */
const REAL = new Set([
  ...KNOWN,
  "ymail.com",
  "email.com",
  "mail.com",
  "gmx.com",
  "gmx.de",
  "web.de",
  "me.com",
  "mac.com",
  "msn.com",
  "yandex.by",
  "yandex.kz",
  "yandex.ua",
  "yandex.net",
  "yahoo.de",
  "yahoo.fr",
  "live.ru",
  "live.de",
  "hotmail.de",
  "hotmail.fr",
  "hotmail.ru",
  "outlook.de",
  "outlook.fr",
  "mail.de",
  "mail.by",
  "mail.kz",
  "email.ru",
  "hmail.com",
  "post.ru",
  "lenta.ru",
  "bk.com",
  "ok.ru",
  "aol.de",
]);

const cache = new Map<string, string | null>();

/** The well-known domain that was likely meant; null where the domain may well be right. */
export function likelyDomain(domain: string): string | null {
  const key = domain.toLowerCase();
  const known = cache.get(key);
  if (known !== undefined) return known;
  const likely = REAL.has(key) ? null : (KNOWN.find((each) => isSlip(key, each)) ?? null);
  cache.set(key, likely);
  return likely;
}

/** One letter left out, added, replaced or swapped with its neighbour; short names are too close. */
function isSlip(typed: string, meant: string): boolean {
  if (meant.length < 7 || Math.abs(typed.length - meant.length) > 1) return false;
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
