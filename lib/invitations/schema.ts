import { Code } from "@/lib/conferences/schema";
import { Email, Name } from "@/lib/participants/schema";
import * as z from "@/lib/platform/zod";

/** Offered lifetimes (seconds), besides a custom one and no expiry. */
export const LIFETIMES = [3_600, 86_400, 604_800, 2_592_000] as const;
const YEAR = 31_536_000;

/** Lifetime of the link (seconds); null: no expiry. */
export const Lifetime = z.nullable(
  z.int("lifetimeWrong").check(z.minimum(60, "lifetimeShort"), z.maximum(YEAR, "lifetimeLong")),
);

/** The URL of an avatar that participants see: https, or empty. */
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

/** The unsent input of the form; `people` are the chips. */
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

/** An invitation. Idempotent by id, which the browser makes. */
export const Invite = z.object({
  id: z.uuid(),
  conferenceCode: Code,
  ...InvitationFields.shape,
  /** The person confirmed an address that is on the roster. */
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
  /** The participant code; null until a roster has it. */
  code: string | null;
  email: string;
  name: string;
  moderator: boolean;
  notified: boolean;
  /** Null if the response with the link was lost. */
  link: string | null;
  /** Boomstream's own link if `link` is the personal one. */
  ownLink?: string | null;
  /** Milliseconds since 1970; null: no expiry. */
  expiresAt: number | null;
  /** True if Boomstream added a second entry for this address; the link of the first one still works. */
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
