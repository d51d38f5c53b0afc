"use client";

import { type ComponentProps, useState } from "react";
import { controlStyle } from "../ui/control-style";
import { useFieldControl } from "../ui/field-context";
import { Eye } from "./eye";

type PasswordInputProps = Omit<ComponentProps<"input">, "type" | "maxLength"> & {
  show: string;
  hide: string;
};

/** A password, hidden unless asked for. */
export function PasswordInput({
  show,
  hide,
  className = "h-10 md:h-9",
  ...rest
}: PasswordInputProps) {
  const [shown, setShown] = useState(false);
  const label = shown ? hide : show;
  return (
    <div className="relative">
      <input
        {...useFieldControl()}
        autoComplete="current-password"
        {...rest}
        type={shown ? "text" : "password"}
        maxLength={1024}
        className={`${controlStyle} pr-12 pl-3 ${className}`}
      />
      <button
        type="button"
        aria-label={label}
        title={label}
        onClick={() => setShown(!shown)}
        className="absolute top-1/2 right-1 inline-flex size-8 -translate-y-1/2 items-center justify-center rounded-control text-ink-muted transition-colors hover:bg-hover hover:text-ink [&_svg]:size-4"
      >
        <Eye crossed={shown} />
      </button>
    </div>
  );
}
