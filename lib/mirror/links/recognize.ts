const TOKEN = /eyJ[\w-]{8,}\.[\w-]+\.[\w-]+/;
const ADDRESS = /https?:\/\/[^\s<>"'«»]+/i;

/**
 * What lets a person in, of a text that somebody pasted: the token (JWT) wherever it stands, for
 * mail programs add to addresses and cut them; else the web address; null where there is neither.
 */
export function credentialIn(text: string): string | null {
  return TOKEN.exec(text)?.[0] ?? ADDRESS.exec(text)?.[0].replace(/[).,;:!?\]]+$/, "") ?? null;
}
