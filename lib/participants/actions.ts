"use server";

import { action } from "@/lib/access/action";
import { Code } from "@/lib/conferences/schema";
import * as z from "@/lib/platform/zod";
import * as refresh from "./refresh";
import * as revoke from "./revoke";
import * as selection from "./revoke-selection";
import {
  FrozenSelection,
  RevokeParticipants,
  SelectAll,
  SetModerator,
  UndoRevocations,
  UpdateParticipant,
} from "./schema";
import * as select from "./select-all";
import * as moderator from "./set-moderator";
import * as undo from "./undo-revocations";
import * as update from "./update";

/** `client/list` */
export const refreshRoster = action(z.object({ conferenceCode: Code }), refresh.refreshRoster);

/** `client/info` */
export const refreshParticipant = action(z.object({ code: Code }), refresh.refreshParticipant);

/** `client/update`: email and name */
export const updateParticipant = action(UpdateParticipant, update.updateParticipant);

/** `client/update`: the role */
export const setModerator = action(SetModerator, moderator.setModerator);

/** `client/delete`, after the Undo seconds */
export const revokeParticipants = action(RevokeParticipants, revoke.revokeParticipants);

/** Cancels planned `client/delete` calls */
export const undoRevocations = action(UndoRevocations, undo.undoRevocations);

/** Selects everyone who matches now */
export const selectAll = action(SelectAll, select.selectAll);

/** `client/delete` for a stored selection, after the Undo seconds */
export const revokeSelection = action(FrozenSelection, selection.revokeSelection);

/** Cancels the rest of it */
export const undoSelection = action(FrozenSelection, selection.undoSelection);
