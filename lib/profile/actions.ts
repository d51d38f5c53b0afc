"use server";

import { action } from "@/lib/access/action";
import * as z from "@/lib/platform/zod";
import * as password from "./change-password";
import * as sessions from "./end-sessions";
import * as rename from "./rename";
import { ChangePassword, ProfileFields, ProvePassword, SessionId } from "./schema";

/** Changes the person's own name. */
export const renameSelf = action(ProfileFields, rename.renameSelf);

/** Changes the person's own password. */
export const changePassword = action(ChangePassword, password.changePassword);

/** Checks the password again before a sensitive change. */
export const provePassword = action(ProvePassword, password.provePassword);

/** Ends one of the person's sessions. */
export const endOwnSession = action(SessionId, sessions.endOwnSession);

/** Ends all of the person's sessions. */
export const signOutEverywhere = action(z.object({}), sessions.signOutEverywhere);
