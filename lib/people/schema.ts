import { Code } from "@/lib/conferences/schema";
import { BATCH } from "@/lib/participants/schema";
import * as z from "@/lib/platform/zod";
import type { Place } from "./types";

/** The state of the search, as it stands in the URL. */
export const PeopleParams = z.object({
  q: z.catch(z.string().check(z.maxLength(200)), ""),
});
export type PeopleParams = z.infer<typeof PeopleParams>;

const Places = z
  .array(z.object({ projectId: z.uuid(), code: Code }))
  .check(z.minLength(1), z.maxLength(BATCH));

/** Revoking everywhere: exactly what was shown, not what there may be by then. */
export const RevokePlaces = z.object({ places: Places });
export type RevokePlaces = z.infer<typeof RevokePlaces>;

export const UndoPlaces = z.object({
  ids: z.array(z.uuid()).check(z.minLength(1), z.maxLength(BATCH)),
});

/** Looking up whose link this is. */
export const FindLink = z.object({ text: z.string().check(z.maxLength(10_000)) });

/** Whose link it is and what it is worth. */
export type FoundLink = {
  name: string;
  email: string;
  conference: string;
  conferenceCode: string;
  /** When Boomstream made it, and until when it lasts (ms since 1970; null: no limit). */
  madeAt: number;
  expiresAt: number | null;
  /** `older`: there is a newer one; whether this still works is up to Boomstream. */
  state: "works" | "older" | "expired" | "revoking" | "revoked" | "gone";
  /** Whom it belongs to; null until the roster has told. */
  place: Place | null;
};
