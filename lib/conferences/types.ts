import type { ExternalMark } from "@/lib/mirror/external-changes/types";
import type { Freshness } from "@/lib/mirror/freshness";
import type { ConferenceDetails } from "./schema";

export type ConferenceRow = {
  code: string;
  title: string;
  description: string;
  /** Active participants; null until the roster was read once. */
  participants: number | null;
  /** What was done to it outside Foyer within the last day. */
  outside: ExternalMark;
};

/** One page of the list. `total` counts what matches, `all` what there is. */
export type ConferencePage = {
  rows: ConferenceRow[];
  nextCursor: string | null;
  total: number;
  all: number;
  freshness: Freshness;
};

/** One conference, whole. */
export type Conference = ConferenceRow & {
  projectId: string;
  folderCode: string | null;
  details: ConferenceDetails | null;
  version: number;
  deleted: boolean;
};
