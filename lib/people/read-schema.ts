import { rosterFields } from "@/lib/participants/read-schema";
import * as shape from "@/lib/platform/shape";

/** One conference that a person is in. */
export const Place = shape.object({
  ...rosterFields,
  projectId: shape.string,
  /** Null while all there is belongs to one project. */
  project: shape.nullable(shape.string),
  conferenceCode: shape.string,
  conference: shape.string,
});
export type Place = shape.Shaped<typeof Place>;

/** Someone who was invited, known by their e-mail address. */
export const Person = shape.object({
  /** The address as an identity. */
  key: shape.string,
  email: shape.string,
  name: shape.string,
  /** The first few; `count` says how many there are. */
  places: shape.array(Place),
  count: shape.number,
});
export type Person = shape.Shaped<typeof Person>;

/** What a search found. `more`: there are others; typing more tells them apart. */
export const PeoplePage = shape.object({ people: shape.array(Person), more: shape.boolean });
export type PeoplePage = shape.Shaped<typeof PeoplePage>;
