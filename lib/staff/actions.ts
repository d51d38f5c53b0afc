"use server";

import { action } from "@/lib/access/action";
import * as data from "./data";
import { ChangeRole, SetProjects, StaffFields, StaffId } from "./schema";

/** A new account and its one-time link */
export const addStaff = action(StaffFields, data.addStaff);

/** Another role */
export const changeRole = action(ChangeRole, data.changeRole);

/** Which projects they see */
export const setStaffProjects = action(SetProjects, data.setStaffProjects);

/** No password, and a one-time link to set one */
export const resetPassword = action(StaffId, data.resetPassword);

/** The password is enough again */
export const resetTwoSteps = action(StaffId, data.resetTwoSteps);

/** No way in any more */
export const closeAccount = action(StaffId, data.closeAccount);

/** A way in again */
export const reopenAccount = action(StaffId, data.reopenAccount);

/** Signed out everywhere */
export const endStaffSessions = action(StaffId, data.endStaffSessions);
