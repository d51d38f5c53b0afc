"use client";

import type { KeyboardEvent } from "react";

type SwitchProps = {
  checked: boolean;
  onCheckedChange: (checked: boolean) => void;
  /** Its accessible name, for instance in a table row whose text already says whose it is. */
  "aria-label"?: string;
  "aria-labelledby"?: string;
  "aria-describedby"?: string;
  id?: string;
  disabled?: boolean;
  /** On its way to the server: shown at once, slightly faded, not pressed again. */
  pending?: boolean;
};

/** A switch without a label of its own: the browser's checkbox, in the role and the looks of one. */
export function Switch({
  checked,
  onCheckedChange,
  disabled,
  pending = false,
  ...rest
}: SwitchProps) {
  const change = (next: boolean) => !pending && onCheckedChange(next);
  function toggleOnEnter(event: KeyboardEvent) {
    if (event.key !== "Enter") return;
    // Else Enter would send the form around it.
    event.preventDefault();
    change(!checked);
  }
  return (
    <input
      {...rest}
      type="checkbox"
      role="switch"
      checked={checked}
      aria-checked={checked}
      disabled={disabled}
      aria-busy={pending || undefined}
      onChange={(event) => change(event.target.checked)}
      onKeyDown={toggleOnEnter}
      className="switch"
    />
  );
}
