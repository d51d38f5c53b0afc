import { Title } from "@/lib/platform/title";
import { isTimeZone, momentOf } from "@/lib/platform/zoned-time";
import * as z from "@/lib/platform/zod";
import { CONFERENCE_SORTS, PERIODS } from "./params";

/** A code of Boomstream: opaque, and part of URLs. */
export const Code = z.string().check(z.minLength(1), z.maxLength(100));

const title = z.pipe(
  Title,
  z.string().check(z.minLength(1, "titleMissing"), z.maxLength(250, "titleLong")),
);
const description = z.string().check(z.trim(), z.maxLength(5000, "descriptionLong"));
const folderCode = z.string().check(z.trim(), z.regex(/^[A-Za-z0-9]{0,32}$/, "folderCode"));

/** Local time of a datetime field ("2026-12-01T10:00"); empty: no time is known. */
const starts = z
  .string()
  .check(z.refine((local) => local === "" || momentOf(local, "UTC") !== null, "startsWrong"));
const timeZone = z.string().check(z.refine((zone) => zone === "" || isTimeZone(zone), "zoneWrong"));
/** Minutes as text, like every field that two editors may both change; empty: not known. */
const duration = z.string().check(z.regex(/^([1-9]\d{0,4})?$/, "durationWrong"));

/** The fields of the form, for creating and for editing. */
export const ConferenceFields = z.object({
  title,
  description,
  starts,
  timeZone,
  duration,
  folderCode,
});
export type ConferenceFields = z.infer<typeof ConferenceFields>;

const typed = z.object({
  title: z.string(),
  description: z.string(),
  starts: z.string(),
  timeZone: z.string(),
  duration: z.string(),
  folderCode: z.string(),
});

/** The unsent input of the form, with the values that the form was loaded with. */
export const ConferenceDraft = z.object({ typed, loaded: typed });

/**
 * Creates a conference, once per form id made by the browser, in the project that the form was
 * shown for.
 */
export const CreateConference = z.object({
  id: z.uuid(),
  projectId: z.uuid(),
  ...ConferenceFields.shape,
});

const Loaded = z.string().check(z.maxLength(20_000));

/** Edits a conference; `loaded` holds the values that the form was loaded with. */
export const UpdateConference = z.object({
  code: Code,
  loaded: z.object({
    title: Loaded,
    description: Loaded,
    starts: Loaded,
    timeZone: Loaded,
    duration: Loaded,
    folderCode: Loaded,
  }),
  ...ConferenceFields.shape,
});

/** Deletes a conference; requires its exact title. */
export const DeleteConference = z.object({ code: Code, title: z.string() });

/** Pins a conference to the top of the reader's list. */
export const PinConference = z.object({ code: Code, pinned: z.boolean() });
export type PinConference = z.infer<typeof PinConference>;

/** The list's URL state; invalid values fall back to the default. */
export const ConferenceListParams = z.object({
  q: z.catch(z.string().check(z.maxLength(200)), ""),
  when: z.catch(z.enum(PERIODS), "upcoming"),
  sort: z.catch(z.enum(CONFERENCE_SORTS), "starts"),
});
export type ConferenceListParams = z.infer<typeof ConferenceListParams>;

/** Fields of `conference/info` beyond title, description and folder; each may be missing. */
export const ConferenceDetails = z.object({
  startAt: z.nullable(z.string()),
  timezone: z.nullable(z.string()),
  /** Seconds. */
  duration: z.nullable(z.number()),
  lobby: z.nullable(z.boolean()),
  public: z.nullable(z.boolean()),
  showRecords: z.nullable(z.boolean()),
});
export type ConferenceDetails = z.infer<typeof ConferenceDetails>;

export type CreateConference = z.infer<typeof CreateConference>;
export type UpdateConference = z.infer<typeof UpdateConference>;
export type DeleteConference = z.infer<typeof DeleteConference>;

/** A stored copy of a deleted conference. */
export const Snapshot = z.object({
  fields: z.object({
    title: z.string(),
    description: z.string(),
    starts: z.string(),
    timeZone: z.string(),
    duration: z.string(),
    folderCode: z.string(),
  }),
  template: z.string(),
  /** Its email texts; older snapshots have none. */
  mailTexts: z._default(
    z.array(
      z.object({ kind: z.string(), locale: z.string(), subject: z.string(), text: z.string() }),
    ),
    [],
  ),
  people: z.array(z.object({ email: z.string(), name: z.string(), moderator: z.boolean() })),
});
export type Snapshot = z.infer<typeof Snapshot>;
