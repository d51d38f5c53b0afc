import "server-only";
import { cookies } from "next/headers";
import { cache } from "react";
import { recordRefusedAccess } from "@/lib/audit/refusals";
import type { Role } from "@/lib/db/schema";
import { sessionCookie } from "./cookie-name";
import { allows } from "./roles";
import { liveSession, type SignedIn } from "./sessions";
import { sessionOf } from "./token";

export type { SignedIn } from "./sessions";
export { allows } from "./roles";

/**
 * Nobody is signed in, their role does not do, or what they ask for belongs to a project that they may
 * not see (which reads as if it did not exist). Actions and handlers turn it into its code.
 */
export class AccessError extends Error {
  override name = "AccessError";
  constructor(
    readonly code:
      | "signed-out"
      | "not-allowed"
      | "password-needed"
      | "two-steps-needed"
      | "not-found"
      | "no-project",
  ) {
    super(code);
  }
}

/**
 * Who makes this request, or null. Session and account are looked up in the database once for each
 * request, so that whoever was closed or signed out is out with the very next one.
 */
export const currentStaff = cache(async (): Promise<SignedIn | null> => {
  const token = (await cookies()).get(sessionCookie())?.value;
  const sessionId = await sessionOf(token);
  return sessionId ? liveSession(sessionId) : null;
});

/** For what an administrator may still do who must set up two steps first: just that. */
export type Leniency = { settingUp?: true };

/**
 * Who makes this request, if they may do what this role does; else throws AccessError. An
 * administrator who owes two steps may do nothing at all, but where `settingUp` says otherwise.
 */
export async function requireStaff(role: Role, { settingUp }: Leniency = {}): Promise<SignedIn> {
  const staff = await currentStaff();
  if (!staff) throw new AccessError("signed-out");
  if (staff.owesTwoSteps && !settingUp) throw new AccessError("two-steps-needed");
  if (!allows(staff.role, role)) {
    await recordRefusedAccess(staff, "not-allowed", { subject: "", after: { needs: role } });
    throw new AccessError("not-allowed");
  }
  return staff;
}
