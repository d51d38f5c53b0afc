import { Code } from "@/lib/conferences/schema";
import { Email, Name } from "@/lib/participants/schema";
import * as z from "@/lib/platform/zod";

/** Lifetimes offered as they are (seconds); beside them a custom one and none at all. */
export const LIFETIMES = [3_600, 86_400, 604_800, 2_592_000] as const;
const YEAR = 31_536_000;

/** Seconds that the link works for; null: no limit is asked for. */
export const Lifetime = z.nullable(
  z.int("lifetimeWrong").check(z.minimum(60, "lifetimeShort"), z.maximum(YEAR, "lifetimeLong")),
);

/** An avatar is shown to the guests of a conference: https only, or none. */
export const AvatarUrl = z.string().check(
  z.trim(),
  z.maxLength(2000, "avatarWrong"),
  z.refine((typed) => typed === "" || isHttps(typed), "avatarWrong"),
);

function isHttps(typed: string): boolean {
  return URL.canParse(typed) && new URL(typed).protocol === "https:";
}

/** What the form of an invitation asks. */
export const InvitationFields = z.object({
  email: Email,
  name: Name,
  moderator: z.boolean(),
  notify: z.boolean(),
  lifetime: Lifetime,
  avatarUrl: AvatarUrl,
});
export type InvitationFields = z.infer<typeof InvitationFields>;

/** An invitation, with an id made by the browser: the same form twice is one invitation. */
export const Invite = z.object({
  id: z.uuid(),
  conferenceCode: Code,
  ...InvitationFields.shape,
  /** The person knows that this address is on the roster already. */
  again: z.boolean(),
});
export type Invite = z.infer<typeof Invite>;

/** A new link for someone on the roster; `restore` where their access was revoked. */
export const RenewLink = z.object({
  id: z.uuid(),
  participantCode: Code,
  lifetime: Lifetime,
  notify: z.boolean(),
});
export type RenewLink = z.infer<typeof RenewLink>;

/**
 * What a person decides about an invitation whose outcome is unknown: look at the roster again,
 * send it again as it was, send it again without an e-mail, or leave it.
 */
export const DecideInvitation = z.discriminatedUnion("decision", [
  z.object({ decision: z.enum(["check", "leave"]), id: z.uuid() }),
  z.object({ decision: z.enum(["send-again", "link-only"]), id: z.uuid(), newId: z.uuid() }),
]);
export type DecideInvitation = z.infer<typeof DecideInvitation>;

/** An invitation that was sent. */
export type Invited = {
  email: string;
  name: string;
  moderator: boolean;
  notified: boolean;
  /** Null where the invitation was made but its answer, and the link with it, was lost. */
  link: string | null;
  /** Milliseconds since 1970; null: no limit was asked for. */
  expiresAt: number | null;
  /** Boomstream added a second entry for this address; the first one's link still works. */
  duplicate: boolean;
};

/** An invitation that nobody knows the outcome of. */
export type UnknownInvitation = {
  id: string;
  email: string;
  name: string;
  notify: boolean;
  at: number;
};
