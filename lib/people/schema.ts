import { Code } from "@/lib/conferences/schema";
import { BATCH, RosterRow } from "@/lib/participants/schema";
import * as z from "@/lib/zod";

/** The state of the search, as it stands in the URL. */
export const PeopleParams = z.object({
  q: z.catch(z.string().check(z.maxLength(200)), ""),
});
export type PeopleParams = z.infer<typeof PeopleParams>;

/** One conference that a person is in. */
export const Place = z.object({
  ...RosterRow.shape,
  projectId: z.string(),
  /** Null while all there is belongs to one project. */
  project: z.nullable(z.string()),
  conferenceCode: z.string(),
  conference: z.string(),
});
export type Place = z.infer<typeof Place>;

/** Someone who was invited, known by their e-mail address. */
export const Person = z.object({
  /** The address as an identity. */
  key: z.string(),
  email: z.string(),
  name: z.string(),
  /** The first few; `count` says how many there are. */
  places: z.array(Place),
  count: z.number(),
});
export type Person = z.infer<typeof Person>;

/** What a search found. `more`: there are others; typing more tells them apart. */
export const PeoplePage = z.object({ people: z.array(Person), more: z.boolean() });
export type PeoplePage = z.infer<typeof PeoplePage>;

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
