import * as shape from "@/lib/platform/shape";

export const OUTSIDE = ["added", "changed", "revoked", "restored", "removed"] as const;
/** What somebody did outside Foyer. */
export type Outside = (typeof OUTSIDE)[number];

/** The mark of a row: what was done to it outside Foyer, and when Foyer noticed (ms). */
export const OutsideMark = shape.nullable(
  shape.object({ what: shape.oneOf(OUTSIDE), at: shape.number }),
);
export type OutsideMark = shape.Shaped<typeof OutsideMark>;
