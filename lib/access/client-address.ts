import "server-only";
import { isIP } from "node:net";
import { headers } from "next/headers";
import { env } from "@/lib/platform/env";
import { peerOf } from "@/lib/platform/peer";

/** The network address of whoever makes the request being answered; empty where it is not known. */
export async function clientAddress(): Promise<string> {
  return addressIn(await headers());
}

/**
 * The address as the outermost of our own proxies saw it: so many entries of `X-Forwarded-For` from
 * the right as FOYER_TRUSTED_PROXIES says, since all before them is what the client wrote itself.
 */
export function addressIn(sent: Pick<Headers, "get">): string {
  const peer = peerOf(sent);
  const { trustedProxies } = env();
  if (!peer || trustedProxies === 0) return network(peer);
  const forwarded = (sent.get("x-forwarded-for") ?? "").split(",").map((hop) => hop.trim());
  const hops = [...forwarded.filter(Boolean), peer];
  return network(hops.at(Math.max(-hops.length, -1 - trustedProxies)) ?? "");
}

/** IPv4 as it is; of IPv6 the /64, because one household has all of it. */
function network(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, "").replace(/^::1$/, "127.0.0.1");
  if (isIP(plain) !== 6) return isIP(plain) === 4 ? plain : "";
  const [head = "", tail] = plain.replace(/%.*$/, "").toLowerCase().split("::");
  const left = head ? head.split(":") : [];
  const right = tail ? tail.split(":") : [];
  const zeros = Array.from({ length: Math.max(0, 8 - left.length - right.length) }, () => "0");
  const groups = tail === undefined ? left : [...left, ...zeros, ...right];
  return `${groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ""))
    .join(":")}::/64`;
}
