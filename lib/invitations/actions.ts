"use server";

import { action } from "@/lib/access/action";
import * as decide from "./decide-unknown";
import * as invite from "./invite";
import * as renew from "./create-link";
import * as replace from "./replace-link";
import { DecideUnknownInvitation, Invite, CreateLink } from "./schema";

/** `invite` */
export const inviteParticipant = action(Invite, invite.inviteParticipant);

/** `invite`, for a person on the roster */
export const createLink = action(CreateLink, renew.createLink);

/** `client/delete`, then `invite`, for a link that leaked */
export const replaceLink = action(CreateLink, replace.replaceLink);

/** Decides on an invitation whose outcome is unknown */
export const decideUnknownInvitation = action(
  DecideUnknownInvitation,
  decide.decideUnknownInvitation,
);
