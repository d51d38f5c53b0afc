import type { ExternalMark } from "@/lib/mirror/external-changes/types";
import type { Freshness } from "@/lib/mirror/freshness";
import type { ConferenceDetails } from "./schema";

/** When a conference takes place. */
export type ConferenceTime = {
  /** Milliseconds since 1970. */
  startsAt: number | null;
  timeZone: string | null;
  /** Seconds. */
  duration: number | null;
};

export type ConferenceRow = ConferenceTime & {
  code: string;
  title: string;
  description: string;
  /** Active participants; null until the roster was read once. */
  participants: number | null;
  /** External changes within the last day. */
  outside: ExternalMark;
  /** The reader has pinned it. */
  pinned: boolean;
};

/** One page of the list. `total`: number of matches. `all`: number of conferences. */
export type ConferencePage = {
  rows: ConferenceRow[];
  nextCursor: string | null;
  total: number;
  all: number;
  /** True if any conference has a time; only then the list is split by time. */
  dated: boolean;
  freshness: Freshness;
};

/** One conference with all its fields. */
export type Conference = ConferenceRow & {
  projectId: string;
  folderCode: string | null;
  details: ConferenceDetails | null;
  /** The time comes from Boomstream, so Foyer does not edit it. */
  timeFromBoomstream: boolean;
  version: number;
  deleted: boolean;
};
