import type { Engine } from "./engines";

/** One line of the table: what was measured, and its limit, measured in the same run. */
export type Row = {
  /** Stays the same over runs, to compare by. */
  id: string;
  what: string;
  /** Where it depends on what the data is kept in. */
  engine?: Engine;
  unit: string;
  ours: number;
  /** What nothing could go below (or above) on this machine. */
  limit: { what: string; value: number } | null;
  /** What is wanted: of the figure itself, or of its ratio to the limit. */
  reach: { of: "ours" | "ratio"; max?: number; min?: number }[];
};

/** How often the limit goes into the figure; null where there is no limit. */
export const ratioOf = ({ ours, limit }: Row): number | null => (limit ? ours / limit.value : null);

/** Whether all that is wanted is reached; null where nothing is. */
export function isReached(row: Row): boolean | null {
  if (row.reach.length === 0) return null;
  return row.reach.every(({ of, max, min }) => {
    const value = of === "ours" ? row.ours : (ratioOf(row) ?? Number.NaN);
    return value <= (max ?? Infinity) && value >= (min ?? -Infinity);
  });
}
