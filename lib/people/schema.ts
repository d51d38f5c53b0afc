import { Code } from "@/lib/conferences/schema";
import { BATCH } from "@/lib/participants/schema";
import * as z from "@/lib/platform/zod";
import type { Membership } from "./types";

/** The search state in the URL. */
export const PeopleParams = z.object({
  q: z.catch(z.string().check(z.maxLength(200)), ""),
});
export type PeopleParams = z.infer<typeof PeopleParams>;

const Memberships = z
  .array(z.object({ projectId: z.uuid(), code: Code }))
  .check(z.minLength(1), z.maxLength(BATCH));

/** The conferences to revoke: those shown, not later ones. */
export const RevokeMemberships = z.object({ memberships: Memberships });
export type RevokeMemberships = z.infer<typeof RevokeMemberships>;

export const UndoMembershipRevocations = z.object({
  ids: z.array(z.uuid()).check(z.minLength(1), z.maxLength(BATCH)),
});

/** A link whose owner to find. */
export const FindLink = z.object({ text: z.string().check(z.maxLength(10_000)) });

/** The owner and the state of a link. */
export type FoundLink = {
  name: string;
  email: string;
  conference: string;
  conferenceCode: string;
  /** When it was created and when it expires (ms since 1970; null: no expiry). */
  madeAt: number;
  expiresAt: number | null;
  /** `older`: a newer link exists; this one may still work. */
  state: "works" | "older" | "expired" | "revoking" | "revoked" | "gone";
  /** The owner; null until the roster shows them. */
  membership: Membership | null;
};
