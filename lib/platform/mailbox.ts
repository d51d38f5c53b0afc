/** A sender: an address, and a name that may be empty. */
export type Mailbox = { name: string; address: string };

const ADDRESS = /^[^\s@<>,;:"()[\]\\]+@[a-z\d](?:[a-z\d.-]*[a-z\d])?$/i;

/**
 * Returns the parts of `events@example.com` or `Events <events@example.com>` (RFC 5322, without its
 * comments and routes); null for anything else, for example for a text with a control character.
 */
export function readMailbox(text: string): Mailbox | null {
  const named = /^([^<>\p{Cc}]*)<([^<>]+)>$/u.exec(text.trim());
  const address = (named ? (named[2] ?? "") : text).trim();
  if (!ADDRESS.test(address) || /\p{Cc}/u.test(address)) return null;
  const name = (named?.[1] ?? "").trim().replace(/^"(.*)"$/, "$1");
  return { name, address };
}

/** Returns the part of an address after the @, in lower case. */
export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf("@") + 1).toLowerCase();
}
