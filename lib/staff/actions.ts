"use server";

import { action } from "@/lib/access/action";
import * as add from "./add";
import * as role from "./set-role";
import * as close from "./close";
import * as sessions from "./end-sessions";
import * as reopening from "./reopen";
import * as reset from "./reset";
import { SetStaffRole, SetProjects, StaffFields, StaffId } from "./schema";
import * as projects from "./set-projects";
import * as unlock from "./unlock";

/** Adds an account; returns its one-time link. */
export const addStaff = action(StaffFields, add.addStaff);

/** Changes a role. */
export const setStaffRole = action(SetStaffRole, role.setStaffRole);

/** Sets which projects they see. */
export const setStaffProjects = action(SetProjects, projects.setStaffProjects);

/** Removes the password; returns a one-time link to set one. */
export const resetPassword = action(StaffId, reset.resetPassword);

/** Turns two-step verification off. */
export const resetTwoSteps = action(StaffId, reset.resetTwoSteps);

/** Closes an account. */
export const closeAccount = action(StaffId, close.closeAccount);

/** Reopens an account. */
export const reopenAccount = action(StaffId, reopening.reopenAccount);

/** Signs a person out everywhere. */
export const endStaffSessions = action(StaffId, sessions.endStaffSessions);

/** Lifts the lock that wrong attempts have put on an account. */
export const unlockAccount = action(StaffId, unlock.unlockAccount);
