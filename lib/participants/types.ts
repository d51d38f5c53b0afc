import type { Freshness } from "@/lib/mirror/freshness";
import type { RosterRow } from "@/lib/mirror/roster-row";

export type { RosterRow } from "@/lib/mirror/roster-row";

/** Rows in one window of the roster; each window begins at a multiple of this. */
export const WINDOW = 100;

/** One window of a roster. `total` counts the rows that match, `all` everyone who has access. */
export type RosterPage = {
  rows: RosterRow[];
  total: number;
  all: number;
  freshness: Freshness;
};
