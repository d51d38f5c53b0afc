import "server-only";
import { cache } from "react";
import type { Role } from "@/lib/db/schema";
import { AccessError } from "./access-error";
import { isNetworkAllowed } from "./allowed-network";
import { allows } from "./roles";
import { liveSession, type SignedIn } from "./sessions";
import { sessionToken } from "./session-cookie";

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
