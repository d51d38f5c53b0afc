"use server";

import { action } from "@/lib/access/action";
import * as z from "@/lib/platform/zod";
import * as data from "./data";
import { ChangePassword, ProfileFields, ProvePassword, SessionId } from "./schema";

/** One's own name */
export const renameSelf = action(ProfileFields, data.renameSelf);

/** One's own password */
export const changePassword = action(ChangePassword, data.changePassword);

/** The password once more, before a change that asks for it */
export const provePassword = action(ProvePassword, data.provePassword);

/** The end of one session */
export const endOwnSession = action(SessionId, data.endOwnSession);

/** The end of all of one's sessions */
export const signOutEverywhere = action(z.object({}), data.signOutEverywhere);
