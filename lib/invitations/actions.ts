"use server";

import { action } from "@/lib/access/action";
import * as data from "./data";
import { DecideInvitation, Invite, RenewLink } from "./schema";

/** `invite` */
export const inviteParticipant = action(Invite, data.inviteParticipant);

/** `invite`, for someone who was invited before */
export const renewLink = action(RenewLink, data.renewLink);

/** What a person decides about an invitation whose outcome is unknown */
export const decideInvitation = action(DecideInvitation, data.decideInvitation);
