import "server-only";
import ipaddr from "ipaddr.js";
import { headers } from "next/headers";
import { env } from "@/lib/platform/env";
import { log } from "@/lib/platform/log";
import { peerOf } from "@/lib/platform/peer";
import { perProcess } from "@/lib/platform/per-process";

const state = () => perProcess("untrusted proxy", () => ({ seen: false }));

/** Returns the network address of the client; empty if unknown. */
export async function clientAddress(): Promise<string> {
  return addressIn(await headers());
}

/**
 * Returns the address that the outermost trusted proxy saw: the entry of `X-Forwarded-For` at position
 * FOYER_TRUSTED_PROXIES from the right, because clients can forge the entries before it. If no proxy is
 * trusted, the address of a forwarded request is unknown, because all clients share the proxy's.
 */
export function addressIn(sent: Pick<Headers, "get">): string {
  const peer = peerOf(sent);
  const { trustedProxies } = env();
  const forwarded = isForwarded(sent);
  if (trustedProxies === 0) {
    if (peer && forwarded) noteProxy();
    return forwarded ? "" : network(peer);
  }
  if (!peer) return "";
  const hops = (sent.get("x-forwarded-for") ?? "").split(",").map((hop) => hop.trim());
  const chain = [...hops.filter(Boolean), peer];
  return network(chain.at(Math.max(-chain.length, -1 - trustedProxies)) ?? "");
}

function noteProxy(): void {
  if (state().seen) return;
  state().seen = true;
  log.warn("a proxy forwards requests, but FOYER_TRUSTED_PROXIES is 0: limits by network are off");
}

/** Next sets `X-Forwarded-For` to the peer if the header is missing. */
function isForwarded(sent: Pick<Headers, "get">): boolean {
  const list = sent.get("x-forwarded-for");
  if (list !== null && list !== peerOf(sent)) return true;
  return sent.get("forwarded") !== null || sent.get("x-real-ip") !== null;
}

/**
 * Returns true if FOYER_TRUSTED_PROXIES ignores a proxy in front of Foyer: requests have forwarded headers, or
 * the public address is https, which only a proxy can serve.
 */
export function hasUntrustedProxy(): boolean {
  const { trustedProxies, publicUrl } = env();
  return trustedProxies === 0 && (state().seen || publicUrl.startsWith("https:"));
}

/** Returns an IPv4 address unchanged, and the /64 of an IPv6 address, because one household has all of it. */
function network(address: string): string {
  if (!ipaddr.IPv4.isValidFourPartDecimal(address) && !ipaddr.IPv6.isValid(address)) return "";
  const parsed = ipaddr.process(address);
  if (parsed instanceof ipaddr.IPv4) return parsed.toString();
  if (parsed.range() === "loopback") return "127.0.0.1";
  const groups = parsed.parts.slice(0, 4).map((part) => part.toString(16));
  return `${groups.join(":")}::/64`;
}
