import * as z from "@/lib/platform/zod";
import { CONFERENCE_SORTS } from "./params";

/** A code as Boomstream hands it out: opaque, but it travels in URLs. */
export const Code = z.string().check(z.minLength(1), z.maxLength(100));

const title = z
  .string()
  .check(z.trim(), z.minLength(1, "titleMissing"), z.maxLength(250, "titleLong"));
const description = z.string().check(z.trim(), z.maxLength(5000, "descriptionLong"));
const folderCode = z.string().check(z.trim(), z.regex(/^[A-Za-z0-9]{0,32}$/, "folderCode"));

/** What the form asks, when creating and when editing. */
export const ConferenceFields = z.object({ title, description, folderCode });
export type ConferenceFields = z.infer<typeof ConferenceFields>;

/**
 * Creating: with an id made by the browser, so that the same form twice is one conference; in the
 * project that the form was shown for, whatever another tab shows by now.
 */
export const CreateConference = z.object({
  id: z.uuid(),
  projectId: z.uuid(),
  title,
  description,
  folderCode,
});

const Loaded = z.string().check(z.maxLength(20_000));

/** Editing: with what the form was loaded with, so that nothing is overwritten unseen. */
export const UpdateConference = z.object({
  code: Code,
  loaded: z.object({ title: Loaded, description: Loaded, folderCode: Loaded }),
  title,
  description,
  folderCode,
});

/** Deleting asks for the title, word for word. */
export const DeleteConference = z.object({ code: Code, title: z.string() });

/** The state of the list, as it stands in the URL; what is not understood falls back. */
export const ConferenceListParams = z.object({
  q: z.catch(z.string().check(z.maxLength(200)), ""),
  sort: z.catch(z.enum(CONFERENCE_SORTS), "title"),
});
export type ConferenceListParams = z.infer<typeof ConferenceListParams>;

/** What `conference/info` tells beyond title, description and folder; each may be missing. */
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
