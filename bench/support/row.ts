import type { Engine } from "./engines";

/** One line of the table: the figure and its reference, measured in the same run. */
export type Row = {
  /** Stable across runs, for comparison. */
  id: string;
  what: string;
  /** The engine, if the figure depends on it. */
  engine?: Engine;
  unit: string;
  ours: number;
  /** The best possible value on this machine. */
  limit: { what: string; value: number } | null;
  /** The goal: of the figure, or of its ratio to the reference. */
  reach: { of: "ours" | "ratio"; max?: number; min?: number }[];
};

/** Returns the figure divided by the reference; null without a reference. */
export const ratioOf = ({ ours, limit }: Row): number | null => (limit ? ours / limit.value : null);

/** Returns whether all goals are met; null without goals. */
export function isReached(row: Row): boolean | null {
  if (row.reach.length === 0) return null;
  return row.reach.every(({ of, max, min }) => {
    const value = of === "ours" ? row.ours : (ratioOf(row) ?? Number.NaN);
    return value <= (max ?? Infinity) && value >= (min ?? -Infinity);
  });
}
