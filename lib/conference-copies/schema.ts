import { Code, ConferenceFields } from "@/lib/conferences/schema";
import * as z from "@/lib/platform/zod";

/** Duplicates a conference, once per form id; with `roster`, its people become a prepared import. */
export const DuplicateConference = z.object({
  id: z.uuid(),
  code: Code,
  title: ConferenceFields.shape.title,
  roster: z.boolean(),
});
export type DuplicateConference = z.infer<typeof DuplicateConference>;

/** Creates a new conference from the snapshot of a deleted one, once per form id. */
export const RestoreConference = z.object({
  id: z.uuid(),
  projectId: z.uuid(),
  snapshotId: z.uuid(),
});
export type RestoreConference = z.infer<typeof RestoreConference>;
