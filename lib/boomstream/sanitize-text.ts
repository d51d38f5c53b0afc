// Characters that XML 1.0 cannot carry, and that PostgreSQL (NUL) or a browser would trip over.
const UNCARRIABLE =
  // oxlint-disable-next-line no-control-regex
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;
// Nearly every text is clean; this cheap look spares it the expensive one.
const SUSPICIOUS =
  // oxlint-disable-next-line no-control-regex
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uD800-\uDFFF\uFFFE\uFFFF]/;

/**
 * The same text on every mode: each character that XML cannot carry becomes U+FFFD, coming in as
 * well as going out, so that a title means the same by JSON and by XML.
 */
export function sanitizeText(text: string): string {
  return SUSPICIOUS.test(text) ? text.replace(UNCARRIABLE, "\uFFFD") : text;
}
