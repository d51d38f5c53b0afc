import type { Role } from "@/lib/db/schema";

const ORDER: readonly Role[] = ["support", "manager", "administrator"];

/** Whether a role may do what another role is needed for: each includes those before it. */
export function allows(have: Role, need: Role): boolean {
  return ORDER.indexOf(have) >= ORDER.indexOf(need);
}

/** Whether a text from outside names a role. */
export function isRole(value: unknown): value is Role {
  return ORDER.some((role) => role === value);
}
