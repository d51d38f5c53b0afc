import "server-only";
import ipaddr from "ipaddr.js";
import { cache } from "react";
import type { Role } from "@/lib/db/schema";
import { AccessError } from "./access-error";
import { allows } from "./roles";
import { liveSession, type SignedIn } from "./sessions";
import { sessionToken } from "./cookies";
import { env } from "@/lib/platform/env";
import { clientAddress } from "./client-address";

export { AccessError } from "./access-error";
export type { SignedIn } from "./sessions";
export { allows } from "./roles";

export type SupportRights = { support: true };
export type ManagerRights = SupportRights & { manager: true };
export type AdministratorRights = ManagerRights & { administrator: true };

/** The rights of each role: proof of `manager` is accepted where `support` is needed. */
export type Rights = {
  support: SupportRights;
  manager: ManagerRights;
  administrator: AdministratorRights;
};

/** The proof value of each role. */
export const RIGHTS: Rights = {
  support: { support: true },
  manager: { support: true, manager: true },
  administrator: { support: true, manager: true, administrator: true },
};

// Not exported: nothing outside this file can make an AuthorizedStaff.
const authorized: unique symbol = Symbol("authorized");

/** A signed-in person whose role was checked. Only `requireStaff` returns one. */
export type AuthorizedStaff<R extends SupportRights = SupportRights> = SignedIn & {
  readonly [authorized]: R;
};

/**
 * Returns the signed-in person of this request, or null. Reads session and account from the database once per
 * request, so closing an account or ending a session takes effect with the next request.
 */
export const currentStaff = cache(async (): Promise<SignedIn | null> => {
  const sessionId = (await sessionToken.read())?.sessionId;
  const staff = sessionId ? await liveSession(sessionId) : null;
  return staff && (await isNetworkAllowed(staff.role)) ? staff : null;
});

/** `settingUp`: allowed to a person who must set up two-step verification or a passkey first. */
export type Leniency = { settingUp?: true };

/**
 * Returns the signed-in person with the proof that they have this role. Throws AccessError. A person who must
 * set up two-step verification or a passkey can do nothing else.
 */
export async function requireStaff<R extends Role>(
  role: R,
  { settingUp }: Leniency = {},
): Promise<AuthorizedStaff<Rights[R]>> {
  const staff = await currentStaff();
  if (!staff) throw new AccessError("signed-out");
  if (staff.mustSetUp && !settingUp) {
    throw new AccessError(staff.mustSetUp === "passkey" ? "passkey-needed" : "two-steps-needed");
  }
  if (!allows(staff.role, role)) throw new AccessError("not-allowed", { staff, needs: role });
  return Object.assign(staff, { [authorized]: RIGHTS[role] });
}

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
