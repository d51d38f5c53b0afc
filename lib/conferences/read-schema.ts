import { OutsideMark } from "@/lib/mirror/external-changes/schema";
import * as shape from "@/lib/platform/shape";
import { FreshnessSchema } from "@/lib/mirror/freshness";
import type { ConferenceDetails } from "./schema";

export const ConferenceRow = shape.object({
  code: shape.string,
  title: shape.string,
  description: shape.string,
  /** Active participants; null until the roster was read once. */
  participants: shape.nullable(shape.number),
  /** What was done to it outside Foyer within the last day. */
  outside: OutsideMark,
});
export type ConferenceRow = shape.Shaped<typeof ConferenceRow>;

/** One page of the list. `total` counts what matches, `all` what there is. */
export const ConferencePage = shape.object({
  rows: shape.array(ConferenceRow),
  nextCursor: shape.nullable(shape.string),
  total: shape.number,
  all: shape.number,
  freshness: FreshnessSchema,
});
export type ConferencePage = shape.Shaped<typeof ConferencePage>;

/** One conference, whole. */
export type Conference = ConferenceRow & {
  projectId: string;
  folderCode: string | null;
  details: ConferenceDetails | null;
  version: number;
  deleted: boolean;
};
