import type { Freshness } from "@/lib/mirror/freshness";
import type { PersonalLinkCounts } from "@/lib/personal-links/count";
import type { RosterRow } from "@/lib/mirror/roster-row";

export type { RosterRow } from "@/lib/mirror/roster-row";

/** Rows in one window of the roster; each window begins at a multiple of this. */
export const WINDOW = 100;

/** One window of a roster. `total` counts the rows that match, `all` everyone who has access. */
export type RosterPage = {
  rows: RosterRow[];
  total: number;
  all: number;
  /** Nobody is on the roster, not even without access. */
  blank: boolean;
  /** How many opened their personal link and pressed Join; absent without personal links. */
  personal?: PersonalLinkCounts;
  freshness: Freshness;
};

/** How many participants with access have a link of each kind; a person may count in several. */
export type RosterSummary = Record<"emailed" | "unsent" | "expiring" | "unknown", number>;
