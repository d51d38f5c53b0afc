import ipaddr from "ipaddr.js";
import { readMailbox } from "./mailbox";
import * as z from "./zod";

/** Returns the schema of a whole number within limits, with a default. */
export function whole(from: number, to: number, fallback: number) {
  return z._default(wholeBetween(from, to), fallback);
}

/** Returns the schema of a whole number within limits. */
export function wholeBetween(from: number, to: number) {
  const message = `must be a whole number from ${from} to ${to}`;
  return z.pipe(
    z.string().check(z.regex(/^\d{1,9}$/, message)),
    z.pipe(z.transform(Number), z.number().check(z.minimum(from, message), z.maximum(to, message))),
  );
}

/** Returns the schema of a URL with one of these protocols. */
export function address(message: string, protocols: RegExp) {
  return z
    .string()
    .check(
      z.refine((value) => URL.canParse(value) && protocols.test(new URL(value).protocol), message),
    );
}

/** A host name of this machine. */
export const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])$/;

/** Returns the schema of an OpenID Connect issuer: https, or http on this machine. */
export function issuer() {
  const message = "must be an https address such as https://login.example.com";
  return z.string().check(
    z.refine((value) => {
      if (!URL.canParse(value)) return false;
      const { protocol, hostname, search, hash } = new URL(value);
      if (search || hash) return false;
      return protocol === "https:" || (protocol === "http:" && LOOPBACK.test(hostname));
    }, message),
  );
}

/** Returns the schema of a switch that is off when unset. */
export function yesOrNo() {
  return z._default(z.enum(["yes", "no"], "must be yes or no"), "no");
}

/** Returns the schema of networks (CIDR) and addresses, separated by commas. */
export function networks() {
  const parts = (text: string) => text.split(",").flatMap((part) => part.trim() || []);
  const message = "must be networks such as 192.0.2.0/24, separated by commas";
  const isValid = (text: string) => parts(text).every((part) => readNetwork(part) !== null);
  return z.pipe(
    z._default(z.string().check(z.refine(isValid, message)), ""),
    z.transform((text: string) => parts(text).flatMap((part) => readNetwork(part) ?? [])),
  );
}

/** Returns the schema of the sender address: `events@example.com`, or with a name before it. */
export function sender() {
  const message = "must be an address such as Events <events@example.com>";
  return z.string().check(z.refine((value) => readMailbox(value) !== null, message));
}

/** Returns false if the user name or password of a URL is not percent-encoded. */
export function hasReadableCredentials(value: string): boolean {
  if (!URL.canParse(value)) return true;
  const { username, password } = new URL(value);
  try {
    return decodeURIComponent(username + password).length >= 0;
  } catch {
    return false;
  }
}

/** Returns a network in CIDR notation; a single address gets its full length. Null for any other text. */
function readNetwork(text: string): string | null {
  if (ipaddr.isValidCIDR(text)) return text;
  if (!ipaddr.isValid(text) || text.includes("/")) return null;
  return `${text}/${ipaddr.parse(text).kind() === "ipv4" ? 32 : 128}`;
}
