/**
 * Returns an address as Foyer stores it: NFKC, trimmed, and an internationalized domain as punycode
 * (RFC 3492).
 */
export function normalizeEmail(typed: string): string {
  const email = typed.normalize("NFKC").trim();
  const at = email.lastIndexOf("@");
  const domain = email.slice(at + 1);
  // Letters, digits, dots and hyphens only: URL parsing would accept more than a host.
  if (at < 1 || !/[^\0-\x7f]/.test(domain) || !/^[\p{L}\p{M}\p{N}.-]+$/u.test(domain)) return email;
  const url = `http://${domain}`;
  return URL.canParse(url) ? `${email.slice(0, at)}@${new URL(url).hostname}` : email;
}
