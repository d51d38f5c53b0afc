import { Code } from "@/lib/conferences/schema";
import { Email, Name } from "@/lib/participants/schema";
import * as z from "@/lib/platform/zod";

/** Offered lifetimes in seconds, besides a custom one and no expiry. */
export const LIFETIMES = [3_600, 86_400, 604_800, 2_592_000] as const;
const YEAR = 31_536_000;

/** Seconds until the link expires; null: no expiry. */
export const Lifetime = z.nullable(
  z.int("lifetimeWrong").check(z.minimum(60, "lifetimeShort"), z.maximum(YEAR, "lifetimeLong")),
);

/** The URL of an avatar shown to participants: https only, or empty. */
export const AvatarUrl = z.string().check(
  z.trim(),
  z.maxLength(2000, "avatarWrong"),
  z.refine((typed) => typed === "" || isHttps(typed), "avatarWrong"),
);

function isHttps(typed: string): boolean {
  return URL.canParse(typed) && new URL(typed).protocol === "https:";
}

/** The fields of the invitation form. */
export const InvitationFields = z.object({
  email: Email,
  name: Name,
  moderator: z.boolean(),
  notify: z.boolean(),
  lifetime: Lifetime,
  avatarUrl: AvatarUrl,
});
export type InvitationFields = z.infer<typeof InvitationFields>;

/** The unsent input of the form; `people` are the addresses shown as chips. */
export const InvitationDraft = z.object({
  email: z.string(),
  name: z.string(),
  moderator: z.boolean(),
  notify: z.boolean(),
  lifetime: z.nullable(z.number()),
  avatarUrl: z.string(),
  people: z.array(
    z.object({
      email: z.string(),
      name: z.string(),
      valid: z.boolean(),
      declined: z._default(z.boolean(), false),
    }),
  ),
});
export type InvitationDraft = z.infer<typeof InvitationDraft>;

/** An invitation, with an id made by the browser: the same form twice is one invitation. */
export const Invite = z.object({
  id: z.uuid(),
  conferenceCode: Code,
  ...InvitationFields.shape,
  /** The person confirmed that this address is on the roster. */
  again: z.boolean(),
});
export type Invite = z.infer<typeof Invite>;

/** A new link for a participant; `restore` if their access was revoked. */
export const CreateLink = z.object({
  id: z.uuid(),
  participantCode: Code,
  lifetime: Lifetime,
  notify: z.boolean(),
});
export type CreateLink = z.infer<typeof CreateLink>;

/**
 * A person's decision about an unknown invitation: check the roster again, send it again as it was,
 * send it without an email, or skip it.
 */
export const DecideUnknownInvitation = z.discriminatedUnion("decision", [
  z.object({ decision: z.enum(["check", "leave"]), id: z.uuid() }),
  z.object({ decision: z.enum(["send-again", "link-only"]), id: z.uuid(), newId: z.uuid() }),
]);
export type DecideUnknownInvitation = z.infer<typeof DecideUnknownInvitation>;

/** An invitation that was sent. */
export type Invited = {
  /** The participant; null until a roster has shown them. */
  code: string | null;
  email: string;
  name: string;
  moderator: boolean;
  notified: boolean;
  /** Null if the invitation was made but its response, with the link, was lost. */
  link: string | null;
  /** Boomstream's own link, where `link` is personal. */
  ownLink?: string | null;
  /** Milliseconds since 1970; null: no expiry. */
  expiresAt: number | null;
  /** Boomstream added a second entry for this address; the first one's link still works. */
  duplicate: boolean;
};

/** An invitation with an unknown outcome. */
export type UnknownInvitation = {
  id: string;
  email: string;
  name: string;
  notify: boolean;
  at: number;
};
