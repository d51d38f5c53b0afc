"use client";

import clsx from "clsx";
import { useFormatter } from "use-intl";

type CountFilterProps<T extends string> = {
  label: string;
  value: T;
  options: readonly { value: T; label: string; count: number; dot: string | undefined }[];
  onChange: (value: T) => void;
};

/** Counts as filter buttons. */
export function CountFilter<T extends string>({
  label,
  value,
  options,
  onChange,
}: CountFilterProps<T>) {
  const format = useFormatter();
  return (
    <div role="group" aria-label={label} className="flex flex-wrap gap-1.5">
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          aria-pressed={option.value === value}
          onClick={() => onChange(option.value)}
          className={clsx(
            "inline-flex h-8 items-center gap-2 rounded-full border px-3 text-sm transition-colors",
            option.value === value
              ? "border-accent bg-accent-soft font-medium text-accent-text"
              : "text-ink-muted hover:bg-hover hover:text-ink",
          )}
        >
          {option.dot && (
            <span aria-hidden="true" className={clsx("size-2 rounded-full", option.dot)} />
          )}
          {option.label}
          <span className="tabular-nums">{format.number(option.count)}</span>
        </button>
      ))}
    </div>
  );
}
