/**
 * A text as it is compared, sorted and searched: compatibility forms unified, accents and case
 * dropped (so ё finds е), white space collapsed.
 */
export function fold(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{Mark}/gu, "")
    .toLowerCase()
    .replace(/\s+/g, " ")
    .trim();
}

/** An e-mail address as an identity: Boomstream's own rule is not known, so only case and space go. */
export function emailKey(email: string): string {
  return email.normalize("NFKC").trim().toLowerCase();
}
