"use client";

import clsx from "clsx";
import { useId } from "react";
import { Select } from "./select";

type SelectFilterProps<T extends string> = {
  label: string;
  value: T;
  options: readonly { value: T; label: string }[];
  onChange: (value: T) => void;
  className?: string;
};

/** A filter above a table as a small select with its name beside it. */
export function SelectFilter<T extends string>({
  label,
  value,
  options,
  onChange,
  className,
}: SelectFilterProps<T>) {
  const id = useId();
  function choose(text: string) {
    const chosen = options.find((option) => option.value === text);
    if (chosen) onChange(chosen.value);
  }
  return (
    <div className={clsx("max-md:flex-1 max-md:basis-32", className)}>
      <div className="flex gap-x-2 gap-y-1 max-md:flex-col md:items-center">
        <label htmlFor={id} className="text-sm text-ink-muted">
          {label}
        </label>
        <Select
          compact
          id={id}
          value={value}
          onChange={(event) => choose(event.target.value)}
          className="max-md:w-full!"
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </Select>
      </div>
    </div>
  );
}
