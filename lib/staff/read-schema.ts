import * as shape from "@/lib/platform/shape";

export const STAFF_ROLES = ["support", "manager", "administrator"] as const;

export const StaffMember = shape.object({
  id: shape.string,
  email: shape.string,
  name: shape.string,
  role: shape.oneOf(STAFF_ROLES),
  /** `invited`: no password is set yet, by a first link or after a reset. */
  state: shape.oneOf(["active", "invited", "closed"]),
  /** Until when the one-time link works that is out (ms); null: there is none. */
  linkUntil: shape.nullable(shape.number),
  /** When any of their sessions was last used; null: never. */
  usedAt: shape.nullable(shape.number),
  /** Whether a code is asked for besides the password. */
  twoSteps: shape.boolean,
  /** How many sessions are open. */
  sessions: shape.number,
  /** The ids of the projects that they are limited to; null: they see all. */
  projects: shape.nullable(shape.array(shape.string)),
  version: shape.number,
});
export type StaffMember = shape.Shaped<typeof StaffMember>;
export const StaffList = shape.array(StaffMember);
