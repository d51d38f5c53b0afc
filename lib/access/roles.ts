import type { Role } from "@/lib/db/schema";

const ORDER: readonly Role[] = ["support", "manager", "administrator"];

/** Returns true if a role includes the needed one; each role includes those before it. */
export function allows(have: Role, need: Role): boolean {
  return ORDER.indexOf(have) >= ORDER.indexOf(need);
}

/** Returns true if an untrusted value names a role. */
export function isRole(value: unknown): value is Role {
  return ORDER.some((role) => role === value);
}
