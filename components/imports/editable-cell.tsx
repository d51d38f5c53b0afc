"use client";

import clsx from "clsx";
import { type KeyboardEvent, useState } from "react";

type EditableCellProps = {
  label: string;
  value: string;
  placeholder?: string;
  invalid?: boolean;
  /** True in a one-line row. */
  dense?: boolean;
  disabled?: boolean;
  onCommit: (value: string) => void;
};

/** A cell that is edited in place. Enter or blur applies the text; Escape discards it. */
export function EditableCell({
  label,
  value,
  placeholder,
  invalid,
  dense = false,
  disabled,
  onCommit,
}: EditableCellProps) {
  const [typed, setTyped] = useState<string | null>(null);
  function commit() {
    if (typed !== null && typed.trim() !== value) onCommit(typed.trim());
    setTyped(null);
  }
  function keys(event: KeyboardEvent<HTMLInputElement>) {
    if (event.key === "Enter") event.currentTarget.blur();
    if (event.key === "Escape") {
      event.stopPropagation();
      setTyped(null);
    }
  }
  return (
    <input
      aria-label={label}
      aria-invalid={invalid || undefined}
      value={typed ?? value}
      placeholder={placeholder}
      title={typed ?? value}
      disabled={disabled}
      spellCheck={false}
      autoComplete="off"
      onChange={(event) => setTyped(event.target.value)}
      onBlur={commit}
      onKeyDown={keys}
      className={clsx(
        "w-full truncate rounded-md border border-transparent bg-transparent px-2 text-md md:text-base",
        dense ? "h-7" : "h-8",
        "hover:border-control/55 focus:border-accent focus:bg-surface focus-visible:outline-offset-0",
        "disabled:hover:border-transparent disabled:cursor-not-allowed",
        invalid && "border-danger-line! text-danger-text",
      )}
    />
  );
}
