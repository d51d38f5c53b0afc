import { z } from "zod";
import {
  CODE,
  code,
  link,
  optionalText,
  pick,
  sanitizeText,
  secondsOrNull,
  looseObject,
  text,
  textOrNull,
  yesNo,
  yesNoOrNull,
} from "./fields";
import type { Fields } from "./fields";
import type { Steps } from "./time-slicing";
import type { Conference, Participant } from "./types";

/**
 * Returns the value of a Success response; undefined if something that the method promises is
 * missing.
 */
export type Decoder<T> = (fields: Fields) => Steps<T | undefined>;

const listed = looseObject(
  { code: "code", title: "title", description: "description" },
  { code, title: text, description: optionalText },
).transform((conference): Conference => ({
  ...conference,
  folderCode: null,
  startAt: null,
  timezone: null,
  duration: null,
  lobby: null,
  public: null,
  showRecords: null,
}));

const detailed = looseObject(
  {
    code: "code",
    title: "title",
    description: "description",
    folderCode: "folderCode",
    startAt: "startAt",
    timezone: "timezone",
    duration: "duration",
    lobby: "lobby",
    public: "public",
    showRecords: "showRecords",
  },
  {
    // The documentation promises Title and Description only; a missing code means the requested
    // one.
    code: code.optional(),
    title: text,
    description: optionalText,
    folderCode: textOrNull,
    startAt: textOrNull,
    timezone: textOrNull,
    duration: secondsOrNull,
    lobby: yesNoOrNull,
    public: yesNoOrNull,
    showRecords: yesNoOrNull,
  },
);

const person = {
  email: text,
  name: optionalText,
  code,
  moderator: yesNo,
  added: optionalText,
  revoked: yesNo,
};
const personNames = {
  email: "email",
  name: "name",
  code: "code",
  conferenceCode: "conferenceCode",
  moderator: "moderator",
  added: "added",
  revoked: "is_deleted",
};

const rosterEntry = looseObject(personNames, { ...person, conferenceCode: optionalText });

// Exactly the documented shape, which nearly every entry has: ten times faster than the loose
// schema.
const yesOrNo = z.enum(["yes", "no"]);
const documentedEntry = z.object({
  email: z.string(),
  name: z.string(),
  code: z.string().regex(CODE),
  conferenceCode: z.string(),
  moderator: yesOrNo,
  added: z.string(),
  is_deleted: yesOrNo,
});

function readEntry(element: unknown): Participant | undefined {
  const exact = documentedEntry.safeParse(element);
  if (!exact.success) return rosterEntry.safeParse(element).data;
  const { email, name, code, conferenceCode, moderator, added, is_deleted } = exact.data;
  return {
    email: sanitizeText(email),
    name: sanitizeText(name),
    code,
    conferenceCode: sanitizeText(conferenceCode),
    moderator: moderator === "yes",
    added: sanitizeText(added),
    revoked: is_deleted === "yes",
  };
}

/** `conference/list` */
export const conferences = many("conferences", (element) => listed.safeParse(element).data);
/** `conference/info` */
export const conference = one(detailed);
/** `conference/create` */
export const created = one(looseObject({ code: "Code" }, { code }));
/** `conference/update` */
export const updated = one(looseObject({ code: "code" }, { code }));
/** `conference/delete` */
export const deleted = one(looseObject({ message: "message" }, { message: text }));
/** `conference/invite` */
export const invited = one(
  looseObject(
    { email: "email", name: "name", moderator: "isModerator", link: "inviteLink" },
    { email: optionalText, name: optionalText, moderator: yesNoOrNull, link },
  ),
);
/** `conference/client/list` */
export const roster = many("Clients", readEntry);
/** `conference/client/info` */
export const participant = one(looseObject(personNames, { ...person, conferenceCode: code }));
/** `conference/client/update` and `conference/client/delete` */
export const changed = one(looseObject({ code: "clientCode" }, { code }));

function one<T>(schema: z.ZodType<T>): Decoder<T> {
  return function* (fields) {
    yield;
    const parsed = schema.safeParse(fields);
    return parsed.success ? parsed.data : undefined;
  };
}

const ITEMS_PER_STEP = 500;

/**
 * One unreadable element fails the whole list: a person must never silently vanish from a roster.
 */
function many<T>(name: string, read: (element: unknown) => T | undefined): Decoder<T[]> {
  return function* (fields) {
    const elements = listOf(pick(fields, name));
    if (!elements) return undefined;
    const values: T[] = [];
    for (const [at, element] of elements.entries()) {
      const value = read(element);
      if (value === undefined) return undefined;
      values.push(value);
      if (at % ITEMS_PER_STEP === ITEMS_PER_STEP - 1) yield;
    }
    return values;
  };
}

/** Reads a list in every form: an array, null or empty text for none, an object around `Item`. */
function listOf(value: unknown): unknown[] | undefined {
  if (Array.isArray(value)) return value;
  if (value === null || (typeof value === "string" && value.trim() === "")) return [];
  if (typeof value !== "object") return undefined;
  const entries = Object.entries(value);
  const [name, items] = entries[0] ?? [];
  if (name === undefined) return [];
  if (entries.length > 1 || name.toLowerCase() !== "item") return undefined;
  return Array.isArray(items) ? items : [items];
}
