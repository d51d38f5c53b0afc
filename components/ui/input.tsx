"use client";

import clsx from "clsx";
import type { ComponentProps } from "react";
import { controlStyle } from "./control-style";
import { useFieldControl } from "./field-context";

/** A line of text; inside a Field it takes its id, description and validity from there. */
export function Input({ className, ...rest }: ComponentProps<"input">) {
  return (
    <input
      {...useFieldControl()}
      {...rest}
      className={clsx(controlStyle, "h-10 px-3 md:h-9", className)}
    />
  );
}
