"use client";

import clsx from "clsx";
import { ChevronDown } from "lucide-react";
import type { ComponentProps } from "react";
import { controlStyle } from "./control-style";
import { useFieldControl } from "./field-context";

type SelectProps = Omit<ComponentProps<"select">, "size" | "multiple"> & { compact?: boolean };

/** The browser's own select, which phones and keyboards know, in Foyer's clothes. */
export function Select({ className, compact = false, children, ...rest }: SelectProps) {
  return (
    <span className={clsx("relative inline-flex", compact ? "w-auto" : "w-full", className)}>
      <select
        {...useFieldControl()}
        {...rest}
        className={clsx(controlStyle, "h-10 cursor-pointer appearance-none pr-9 pl-3 md:h-9")}
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
