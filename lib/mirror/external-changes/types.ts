export const OUTSIDE = ["added", "changed", "revoked", "restored", "removed"] as const;
/** The kinds of external changes. */
export type Outside = (typeof OUTSIDE)[number];

/** The mark of an external change, and when Foyer found it (ms). */
export type ExternalMark = {
  what: (typeof OUTSIDE)[number];
  at: number;
} | null;
