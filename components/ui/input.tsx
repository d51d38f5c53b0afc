"use client";

import clsx from "clsx";
import { Eye, EyeOff } from "lucide-react";
import { type ComponentProps, useState } from "react";
import { controlStyle } from "./control-style";
import { useFieldControl } from "./field";

/** A line of text. Inside a Field, the field provides its id, description and validity. */
export function Input({ className, ...rest }: ComponentProps<"input">) {
  return (
    <input
      {...useFieldControl()}
      {...rest}
      className={clsx(controlStyle, "h-10 px-3 md:h-9", className)}
    />
  );
}

/** Several lines of text, growing with the text where the browser can. */
export function Textarea({ className, rows = 3, ...rest }: ComponentProps<"textarea">) {
  return (
    <textarea
      {...useFieldControl()}
      {...rest}
      rows={rows}
      className={clsx(controlStyle, "field-sizing-content max-h-96 min-h-20 px-3 py-2", className)}
    />
  );
}

type PasswordInputProps = Omit<ComponentProps<"input">, "type" | "maxLength"> & {
  /** The names of the button that shows and hides the password. */
  show: string;
  hide: string;
};

/** A password, hidden unless its button shows it. */
export function PasswordInput({ show, hide, className, ...rest }: PasswordInputProps) {
  const [shown, setShown] = useState(false);
  const label = shown ? hide : show;
  return (
    <div className="relative">
      <Input
        autoComplete="current-password"
        {...rest}
        type={shown ? "text" : "password"}
        maxLength={1024}
        className={clsx("pr-12!", className)}
      />
      <button
        type="button"
        aria-label={label}
        title={label}
        onClick={() => setShown(!shown)}
        className="absolute top-1/2 right-1 inline-flex size-8 -translate-y-1/2 items-center justify-center rounded-control text-ink-muted transition-colors hover:bg-hover hover:text-ink [&_svg]:size-4"
      >
        {shown ? <EyeOff aria-hidden="true" /> : <Eye aria-hidden="true" />}
      </button>
    </div>
  );
}
