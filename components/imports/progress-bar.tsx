"use client";

import clsx from "clsx";
import { useHydrated } from "../ui/use-hydrated";

const TONES = {
  accent: "fill-accent",
  warning: "fill-warning-text",
  danger: "fill-danger",
  neutral: "fill-control",
};

type ProgressBarProps = {
  label: string;
  /** From left to right; the rest of the total is empty. */
  parts: readonly { tone: keyof typeof TONES; value: number }[];
  total: number;
};

/**
 * A progress bar with one or more parts. An SVG, because the content security policy blocks inline styles.
 */
export function ProgressBar({ label, parts, total }: ProgressBarProps) {
  const hydrated = useHydrated();
  const done = parts.reduce((sum, { value }) => sum + value, 0);
  const share = (value: number) => (total > 0 ? (value / total) * 1000 : 0);
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={total}
      aria-valuenow={Math.min(done, total)}
      className="h-2 overflow-hidden rounded-full bg-sunken ring-1 ring-line ring-inset"
    >
      <svg
        aria-hidden="true"
        viewBox="0 0 1000 8"
        preserveAspectRatio="none"
        className="block size-full"
      >
        {parts.map(({ tone, value }, index) => {
          const before = parts.slice(0, index).reduce((sum, part) => sum + part.value, 0);
          return (
            <rect
              key={tone}
              x={share(before)}
              width={share(value)}
              height={8}
              className={clsx(TONES[tone], hydrated && "transition-[width,x] duration-500")}
            />
          );
        })}
      </svg>
    </div>
  );
}
