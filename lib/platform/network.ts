import ipaddr from "ipaddr.js";

/** Returns a network in CIDR notation; a single address gets its full length. Null for any other text. */
export function readNetwork(text: string): string | null {
  if (ipaddr.isValidCIDR(text)) return text;
  if (!ipaddr.isValid(text) || text.includes("/")) return null;
  return `${text}/${ipaddr.parse(text).kind() === "ipv4" ? 32 : 128}`;
}
