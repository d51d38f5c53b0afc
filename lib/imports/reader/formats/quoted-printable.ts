const SEQUENCE = /=[C-F][0-9A-F]=[89AB][0-9A-F]/;
const RUN = /(?:=[0-9A-F]{2}){2,300}/g;

/** Decodes quoted-printable letters (RFC 2045, 6.7): `J=C3=B6rg` is Jörg. */
export function decodeQuotedPrintable(text: string): string {
  // Excludes texts with encoded words, which are decoded separately, and vCards, which mark encoded values.
  if (!SEQUENCE.test(text) || text.includes("=?") || /^BEGIN:VCARD/im.test(text)) return text;
  return text.replace(RUN, decoded);
}

function decoded(run: string): string {
  const bytes = run
    .slice(1)
    .split("=")
    .map((pair) => Number.parseInt(pair, 16));
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(Uint8Array.from(bytes));
  } catch {
    return run;
  }
}
