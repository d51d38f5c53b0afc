/**
 * An address as it is kept: compatibility forms unified, no space around it, and a domain in another
 * alphabet as the ASCII that mail servers know it by (punycode, RFC 3492).
 */
export function tidyEmail(typed: string): string {
  const email = typed.normalize("NFKC").trim();
  const at = email.lastIndexOf("@");
  const domain = email.slice(at + 1);
  // Letters, digits, dots and hyphens only: a URL would read more than a host into the rest.
  if (at < 1 || !/[^\0-\x7f]/.test(domain) || !/^[\p{L}\p{M}\p{N}.-]+$/u.test(domain)) return email;
  const url = `http://${domain}`;
  return URL.canParse(url) ? `${email.slice(0, at)}@${new URL(url).hostname}` : email;
}
