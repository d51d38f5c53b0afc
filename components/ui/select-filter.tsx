"use client";

import clsx from "clsx";
import { useId } from "react";
import { filterStyle } from "./filter-style";
import { Select } from "./select";
import { useChosenEarly } from "./use-chosen-early";

type SelectFilterProps<T extends string> = {
  label: string;
  value: T;
  options: readonly { value: T; label: string }[];
  onChange: (value: T) => void;
  className?: string;
};

/** A filter above a table as a small select with its name beside it; on phones, inside it. */
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
  const select = useChosenEarly<HTMLSelectElement>(value, choose);
  return (
    <div className={clsx(filterStyle.frame, "max-md:basis-32", className)}>
      <div className={filterStyle.row}>
        <label htmlFor={id} className={filterStyle.label}>
          {label}
        </label>
        <Select
          compact
          id={id}
          ref={select}
          autoComplete="off"
          value={value}
          onChange={(event) => choose(event.target.value)}
          className="max-md:w-full! max-md:[&_select]:h-11.5 max-md:[&_select]:pt-4"
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
