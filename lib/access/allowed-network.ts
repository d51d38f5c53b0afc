import "server-only";
import ipaddr from "ipaddr.js";
import type { Role } from "@/lib/db/schema";
import { env } from "@/lib/platform/env";
import { clientAddress } from "./client-address";

/**
 * Returns true if a person with this role may use Foyer from the network of this request.
 * FOYER_ALLOWED_NETWORKS applies to everyone, FOYER_ADMIN_NETWORKS also to administrators. An unknown address
 * is in no network.
 */
export async function isNetworkAllowed(role: Role): Promise<boolean> {
  const { networks } = env();
  const lists = [networks.all, role === "administrator" ? networks.administrators : []];
  const limits = lists.filter((list) => list.length > 0);
  if (limits.length === 0) return true;
  const address = await clientAddress();
  return limits.every((list) => list.some((network) => contains(network, address)));
}

function contains(network: string, address: string): boolean {
  // The address of an IPv6 client is its /64.
  const text = address.replace(/\/\d+$/, "");
  if (!ipaddr.isValid(text)) return false;
  const [range, bits] = ipaddr.parseCIDR(network);
  const parsed = ipaddr.process(text);
  return parsed.kind() === range.kind() && parsed.match(range, bits);
}
