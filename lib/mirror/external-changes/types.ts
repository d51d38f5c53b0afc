export const OUTSIDE = ["added", "changed", "revoked", "restored", "removed"] as const;
/** What somebody did outside Foyer. */
export type Outside = (typeof OUTSIDE)[number];

/** The mark of a row: what was done to it outside Foyer, and when Foyer noticed (ms). */
export type ExternalMark = {
  what: (typeof OUTSIDE)[number];
  at: number;
} | null;
