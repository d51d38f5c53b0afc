const TOKEN = /eyJ[\w-]{8,}\.[\w-]+\.[\w-]+/;
const ADDRESS = /https?:\/\/[^\s<>"'«»]+/i;

/**
 * Returns the credential in a pasted text: the token (JWT), because email programs change addresses; else the
 * web address; null if there is neither.
 */
export function credentialIn(text: string): string | null {
  return TOKEN.exec(text)?.[0] ?? ADDRESS.exec(text)?.[0].replace(/[).,;:!?\]]+$/, "") ?? null;
}
