"use client";

import type { ComponentProps } from "react";
import { useFieldControl } from "../ui/field";
import { Eye } from "./eye";
import { SecretInput } from "./secret-input";
import { secretStyle, toggleStyle } from "./secret-style";

/** A password in a field of the kit's, hidden unless asked for. */
export function PasswordInput({
  className = "h-10 md:h-9",
  ...rest
}: Omit<ComponentProps<typeof SecretInput>, "eye" | "toggle">) {
  return (
    <SecretInput
      {...useFieldControl()}
      {...rest}
      eye={<Eye />}
      toggle={toggleStyle}
      className={secretStyle(className)}
    />
  );
}
