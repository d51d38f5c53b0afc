"use server";

import { action } from "@/lib/access/action";
import * as decide from "./decide";
import * as invite from "./invite";
import * as renew from "./renew-link";
import * as replace from "./replace-link";
import { DecideInvitation, Invite, RenewLink } from "./schema";

/** `invite` */
export const inviteParticipant = action(Invite, invite.inviteParticipant);

/** `invite`, for someone on the roster */
export const renewLink = action(RenewLink, renew.renewLink);

/** `client/delete`, then `invite`, for a link that leaked */
export const replaceLink = action(RenewLink, replace.replaceLink);

/** Decides on an invitation whose outcome is unknown */
export const decideInvitation = action(DecideInvitation, decide.decideInvitation);
