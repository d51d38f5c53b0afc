import "server-only";
import ipaddr from "ipaddr.js";
import { headers } from "next/headers";
import { env } from "@/lib/platform/env";
import { log } from "@/lib/platform/log";
import { peerOf } from "@/lib/platform/peer";
import { perProcess } from "@/lib/platform/per-process";

const state = () => perProcess("untrusted proxy", () => ({ seen: false }));

/** Returns the network address that makes this request; empty where it is not known. */
export async function clientAddress(): Promise<string> {
  return addressIn(await headers());
}

/**
 * Returns the address that the outermost of our own proxies saw: FOYER_TRUSTED_PROXIES entries from the
 * right of `X-Forwarded-For`; the client may have written those before them. A forwarded request while
 * no proxy is trusted has no known address: its peer is a proxy that everybody shares.
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

/** Next itself sets `X-Forwarded-For` to the peer where the header is missing. */
function isForwarded(sent: Pick<Headers, "get">): boolean {
  const list = sent.get("x-forwarded-for");
  if (list !== null && list !== peerOf(sent)) return true;
  return sent.get("forwarded") !== null || sent.get("x-real-ip") !== null;
}

/**
 * Returns true if a proxy stands in front of Foyer that FOYER_TRUSTED_PROXIES does not count: forwarded
 * headers arrived, or the public address is https, which Foyer itself does not speak.
 */
export function hasUntrustedProxy(): boolean {
  const { trustedProxies, publicUrl } = env();
  return trustedProxies === 0 && (state().seen || publicUrl.startsWith("https:"));
}

/** Returns IPv4 as it is, and the /64 of IPv6, because one household has all of it. */
function network(address: string): string {
  if (!ipaddr.IPv4.isValidFourPartDecimal(address) && !ipaddr.IPv6.isValid(address)) return "";
  const parsed = ipaddr.process(address);
  if (parsed instanceof ipaddr.IPv4) return parsed.toString();
  if (parsed.range() === "loopback") return "127.0.0.1";
  const groups = parsed.parts.slice(0, 4).map((part) => part.toString(16));
  return `${groups.join(":")}::/64`;
}
