/** Returns the quantile of this fraction (0 to 1). */
export function percentile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)] ?? Number.NaN;
}

/** Returns the median. */
export const median = (values: readonly number[]): number => percentile(values, 0.5);
