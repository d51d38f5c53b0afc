"use server";

import { action } from "@/lib/access/action";
import * as data from "./data";
import { FindLink, RevokePlaces, UndoPlaces } from "./schema";

/** Tells whose link this is; an action, because a link must not stand in an address. */
export const findLink = action(FindLink, data.findLink);

/** `client/delete` in every conference shown, when the Undo seconds are over */
export const revokePlaces = action(RevokePlaces, data.revokePlaces);

/** Keeps those that have not been carried out from happening */
export const undoPlaces = action(UndoPlaces, data.undoPlaces);
