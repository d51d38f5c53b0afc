export const EXTERNAL_CHANGES = ["added", "changed", "revoked", "restored", "removed"] as const;
/** The kinds of external changes. */
export type ExternalChangeKind = (typeof EXTERNAL_CHANGES)[number];

/** The mark of an external change, and when Foyer found it (ms). */
export type ExternalMark = {
  what: (typeof EXTERNAL_CHANGES)[number];
  at: number;
} | null;
