const REMOVED = "[removed]";
// Three dot-separated base64url parts beginning with {": a JSON web token, complete or truncated.
const TOKEN = /eyJ[\w-]{5,}(?:\.[\w-]*){0,2}/g;
const PARAMETER = /\b(apikey|jwt|token)=[\w.%+~/=-]+/gi;

/** Removes the key (plain, URL-encoded, base64 at any offset), tokens and credential parameters from a text. */
export function redactor(apiKey: string): (text: string) => string {
  const spellings = [...new Set(spellingsOf(apiKey))].filter((one) => one.length > 0);
  // Longest first, so that no part of a longer encoding remains.
  const pattern = spellings
    .toSorted((a, b) => b.length - a.length)
    .map((one) => one.replace(/[$()*+.?[\\\]^{|}]/g, "\\$&"))
    .join("|");
  return (text) => {
    const keyless = pattern === "" ? text : text.replace(new RegExp(pattern, "gi"), REMOVED);
    return keyless.replace(PARAMETER, `$1=${REMOVED}`).replace(TOKEN, REMOVED);
  };
}

function spellingsOf(key: string): string[] {
  return [
    key,
    encodeURIComponent(key),
    new URLSearchParams({ k: key }).toString().slice(2),
    JSON.stringify(key).slice(1, -1),
    Buffer.from(key).toString("hex"),
    Buffer.from(key).toString("base64").replace(/=+$/, ""),
    Buffer.from(key).toString("base64url"),
    ...[0, 1, 2].flatMap((offset) => base64Core(key, offset)),
  ];
}

/**
 * Returns the base64 characters that depend on the key alone, at this byte offset in the encoded
 * text.
 */
function base64Core(key: string, offset: number): string[] {
  const bytes = Buffer.concat([Buffer.alloc(offset), Buffer.from(key)]);
  const whole = bytes.length - (bytes.length % 3);
  const core = bytes
    .subarray(0, whole)
    .toString("base64")
    .slice(offset === 0 ? 0 : 4);
  // Short texts would match ordinary words.
  if (core.length < 8) return [];
  return [core, core.replaceAll("+", "-").replaceAll("/", "_")];
}
