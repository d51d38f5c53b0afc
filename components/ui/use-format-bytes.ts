"use client";

import { useFormatter } from "use-intl";

const UNITS = ["byte", "kilobyte", "megabyte", "gigabyte"] as const;

/** Returns a function that formats a size: 3.4 MB. */
export function useFormatBytes(): (bytes: number) => string {
  const format = useFormatter();
  return (bytes) => {
    const power = Math.min(3, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
    const value = bytes / 1000 ** power;
    return format.number(value, {
      style: "unit",
      unit: UNITS[power] ?? "byte",
      unitDisplay: "short",
      maximumFractionDigits: power > 0 ? 1 : 0,
    });
  };
}
