/** The height of table rows. */
export const DENSITIES = ["comfortable", "compact"] as const;
export type Density = (typeof DENSITIES)[number];

/** Returns true if a value from a cookie or a form is a density. */
export function isDensity(value: unknown): value is Density {
  return DENSITIES.some((density) => density === value);
}
