import * as z from "@/lib/zod";

export const OUTSIDE = ["added", "changed", "revoked", "restored", "removed"] as const;
/** What somebody did outside Foyer. */
export type Outside = (typeof OUTSIDE)[number];

/** The mark of a row: what was done to it outside Foyer, and when Foyer noticed (ms). */
export const OutsideMark = z.nullable(z.object({ what: z.enum(OUTSIDE), at: z.number() }));
export type OutsideMark = z.infer<typeof OutsideMark>;
