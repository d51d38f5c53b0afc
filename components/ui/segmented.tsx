"use client";

import clsx from "clsx";
import { useId } from "react";

type SegmentedProps<T extends string> = {
  /** Its accessible name, e.g. "Role". */
  label: string;
  value: T;
  options: readonly { value: T; label: string }[];
  onChange: (value: T) => void;
  className?: string;
};

/** A radio group of two to four options in a row, as native radio buttons. */
export function Segmented<T extends string>({
  label,
  value,
  options,
  onChange,
  className,
}: SegmentedProps<T>) {
  const name = useId();
  return (
    <div
      role="radiogroup"
      aria-label={label}
      className={clsx(
        "inline-flex h-10 rounded-control bg-sunken p-0.5 ring-1 ring-line ring-inset md:h-9",
        className,
      )}
    >
      {options.map((option) => (
        <label
          key={option.value}
          className="flex flex-1 items-center justify-center rounded-md px-3 font-medium whitespace-nowrap text-ink-muted transition-colors hover:text-ink has-checked:bg-raised has-checked:text-ink has-checked:shadow-key has-checked:ring-1 has-checked:ring-line has-focus-visible:outline-2 has-focus-visible:outline-offset-1 has-focus-visible:outline-accent"
        >
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
            className="sr-only"
          />
          {option.label}
        </label>
      ))}
    </div>
  );
}
