"use client";

import clsx from "clsx";
import { ChevronDown } from "lucide-react";
import { type ComponentProps, useId } from "react";
import { controlStyle } from "./control-style";
import { useFieldControl } from "./field";
import { useEarlyInput } from "./use-early-input";

type SelectProps = Omit<ComponentProps<"select">, "size" | "multiple"> & { compact?: boolean };

/** The browser's own select, styled. */
export function Select({ className, compact = false, children, ...rest }: SelectProps) {
  return (
    <span className={clsx("relative inline-flex", compact ? "w-auto" : "w-full", className)}>
      <select
        {...useFieldControl()}
        {...rest}
        className={clsx(
          controlStyle,
          "h-10 cursor-pointer appearance-none truncate pr-9 pl-3 md:h-9",
        )}
      >
        {children}
      </select>
      <ChevronDown
        aria-hidden="true"
        className="pointer-events-none absolute top-1/2 right-2.5 size-4 -translate-y-1/2 text-ink-faint"
      />
    </span>
  );
}

/** The classes of a filter above a table: its label beside the control, on phones inside it. */
export const filterStyle = {
  frame: "max-md:flex-1",
  row: "relative flex gap-2 md:items-center",
  label:
    "text-ink-muted max-md:absolute max-md:top-1 max-md:left-3 max-md:z-1 max-md:text-2xs md:text-sm",
  control: "max-md:h-11.5! max-md:pt-4",
} as const;

type SelectFilterProps<T extends string> = {
  label: string;
  value: T;
  options: readonly { value: T; label: string }[];
  onChange: (value: T) => void;
  className?: string;
};

/** A filter above a table: a small select with its label. */
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
  const select = useEarlyInput<HTMLSelectElement>(value, choose);
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
