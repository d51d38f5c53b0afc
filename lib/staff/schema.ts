import { Email, Name } from "@/lib/participants/schema";
import * as z from "@/lib/zod";

export const STAFF_ROLES = ["support", "manager", "administrator"] as const;
const Role = z.enum(STAFF_ROLES);
const Id = z.uuid();

/** What the form of a new member of staff asks. */
export const StaffFields = z.object({
  email: Email,
  name: Name.check(z.minLength(1, "nameMissing")),
  role: Role,
});
export type StaffFields = z.infer<typeof StaffFields>;

/** From the version that the list showed. */
export const ChangeRole = z.object({ id: Id, version: z.int(), role: Role });
export type ChangeRole = z.infer<typeof ChangeRole>;

/** Null: all projects, those added later, too. */
export const SetProjects = z.object({
  id: Id,
  version: z.int(),
  projects: z.nullable(z.array(Id).check(z.minLength(1, "projectsMissing"), z.maxLength(100))),
});
export type SetProjects = z.infer<typeof SetProjects>;

export const StaffId = z.object({ id: Id });
export type StaffId = z.infer<typeof StaffId>;

export const StaffMember = z.object({
  id: z.string(),
  email: z.string(),
  name: z.string(),
  role: Role,
  /** `invited`: no password is set yet, by a first link or after a reset. */
  state: z.enum(["active", "invited", "closed"]),
  /** Until when the one-time link works that is out (ms); null: there is none. */
  linkUntil: z.nullable(z.number()),
  /** When any of their sessions was last used; null: never. */
  usedAt: z.nullable(z.number()),
  /** Whether a code is asked for besides the password. */
  twoSteps: z.boolean(),
  /** How many sessions are open. */
  sessions: z.number(),
  /** The ids of the projects that they are limited to; null: they see all. */
  projects: z.nullable(z.array(z.string())),
  version: z.number(),
});
export type StaffMember = z.infer<typeof StaffMember>;
export const StaffList = z.array(StaffMember);

/** A one-time link, in clear this once, and until when it works (ms). */
export type WelcomeLink = { email: string; name: string; link: string; until: number };
