import type { Role } from "@/lib/db/schema";

/** The roles from lowest to highest. */
export const ROLES = ["support", "manager", "administrator"] as const satisfies readonly Role[];

/** Returns true if a role includes the needed one; each role includes those before it. */
export function allows(have: Role, need: Role): boolean {
  return ROLES.indexOf(have) >= ROLES.indexOf(need);
}

/** Returns true if an untrusted value names a role. */
export function isRole(value: unknown): value is Role {
  return ROLES.some((role) => role === value);
}
