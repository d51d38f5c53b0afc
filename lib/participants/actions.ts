"use server";

import { action } from "@/lib/access/action";
import { Code } from "@/lib/conferences/schema";
import * as z from "@/lib/platform/zod";
import * as data from "./data";
import {
  FrozenSelection,
  RevokeParticipants,
  SelectAll,
  SetModerator,
  UndoRevocations,
  UpdateParticipant,
} from "./schema";

/** `client/list` */
export const refreshRoster = action(z.object({ conferenceCode: Code }), data.refreshRoster);

/** `client/info` */
export const refreshParticipant = action(z.object({ code: Code }), data.refreshParticipant);

/** `client/update`: e-mail and name */
export const updateParticipant = action(UpdateParticipant, data.updateParticipant);

/** `client/update`: the role */
export const setModerator = action(SetModerator, data.setModerator);

/** `client/delete`, when the Undo seconds are over */
export const revokeParticipants = action(RevokeParticipants, data.revokeParticipants);

/** Keeps a planned `client/delete` from happening */
export const undoRevocations = action(UndoRevocations, data.undoRevocations);

/** All who match, as they are now */
export const selectAll = action(SelectAll, data.selectAll);

/** `client/delete` for a frozen selection, when the Undo seconds are over */
export const revokeSelection = action(FrozenSelection, data.revokeSelection);

/** Keeps what is left of it from happening */
export const undoSelection = action(FrozenSelection, data.undoSelection);
