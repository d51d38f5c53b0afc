"use client";

import { useFormatter } from "use-intl";

/** Returns a function that formats seconds in the largest fitting unit: 40 sec., 12 min., 3 hrs. */
export function useDuration(): (seconds: number) => string {
  const format = useFormatter();
  return (seconds) => {
    const [amount, unit] =
      seconds < 60
        ? ([Math.ceil(seconds), "second"] as const)
        : seconds < 5_400
          ? ([Math.ceil(seconds / 60), "minute"] as const)
          : ([Math.ceil(seconds / 3_600), "hour"] as const);
    return format.number(amount, { style: "unit", unit, unitDisplay: "short" });
  };
}
