"use server";

import { action } from "@/lib/access/action";
import * as find from "./find-link";
import * as revoke from "./revoke";
import { FindLink, RevokeMemberships, UndoMembershipRevocations } from "./schema";

/** Finds the owner of a link; an action, because a link must not be in a URL */
export const findLink = action(FindLink, find.findLink);

/** `client/delete` in every conference shown, after the Undo seconds */
export const revokeMemberships = action(RevokeMemberships, revoke.revokeMemberships);

/** Cancels those not sent yet */
export const undoMembershipRevocations = action(
  UndoMembershipRevocations,
  revoke.undoMembershipRevocations,
);
