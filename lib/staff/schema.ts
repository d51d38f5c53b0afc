import { ROLES } from "@/lib/access/roles";
import { Email, Name } from "@/lib/participants/schema";
import * as z from "@/lib/platform/zod";

const Role = z.enum(ROLES);
const Id = z.uuid();

/** The fields of the form for a new staff member. */
export const StaffFields = z.object({
  email: Email,
  name: Name.check(z.minLength(1, "nameMissing")),
  role: Role,
});
export type StaffFields = z.infer<typeof StaffFields>;

/** The version that the list showed. */
export const SetStaffRole = z.object({ id: Id, version: z.int(), role: Role });
export type SetStaffRole = z.infer<typeof SetStaffRole>;

/** Null: all projects, future ones too. */
export const SetProjects = z.object({
  id: Id,
  version: z.int(),
  projects: z.nullable(z.array(Id).check(z.minLength(1, "projectsMissing"), z.maxLength(100))),
});
export type SetProjects = z.infer<typeof SetProjects>;

export const StaffId = z.object({ id: Id });
export type StaffId = z.infer<typeof StaffId>;

/** A one-time link, shown once, and when it expires (ms since 1970). */
export type WelcomeLink = { email: string; name: string; link: string; until: number };
