import { Code } from "@/lib/conferences/schema";
import { BATCH } from "@/lib/participants/schema";
import * as z from "@/lib/platform/zod";
import type { Place } from "./types";

/** The search state in the URL. */
export const PeopleParams = z.object({
  q: z.catch(z.string().check(z.maxLength(200)), ""),
});
export type PeopleParams = z.infer<typeof PeopleParams>;

const Places = z
  .array(z.object({ projectId: z.uuid(), code: Code }))
  .check(z.minLength(1), z.maxLength(BATCH));

/** The conferences to revoke: those shown, not later ones. */
export const RevokePlaces = z.object({ places: Places });
export type RevokePlaces = z.infer<typeof RevokePlaces>;

export const UndoPlaces = z.object({
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
  place: Place | null;
};
