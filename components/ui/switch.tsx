"use client";

import { type KeyboardEvent, type ReactNode, useId } from "react";

type SwitchProps = {
  checked: boolean;
  onCheckedChange: (checked: boolean) => void;
  "aria-label"?: string;
  "aria-labelledby"?: string;
  "aria-describedby"?: string;
  id?: string;
  disabled?: boolean;
  /** Being saved: shows the new value, slightly faded, and ignores clicks. */
  pending?: boolean;
};

/** A switch without a label: the browser's checkbox with the role and look of a switch. */
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
    // By default Enter submits the form around it.
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

type SwitchFieldProps = {
  label: string;
  description?: ReactNode;
  checked: boolean;
  onCheckedChange: (checked: boolean) => void;
  disabled?: boolean;
};

/** A switch with a label and a description; clicking the label toggles it. */
export function SwitchField({ label, description, ...control }: SwitchFieldProps) {
  const id = useId();
  const descriptionId = description ? `${id}-about` : undefined;
  return (
    <div className="flex items-start gap-3">
      <Switch id={id} aria-describedby={descriptionId} {...control} />
      <div className="min-w-0 flex-1">
        <label htmlFor={id} className="block cursor-pointer leading-6 font-medium">
          {label}
        </label>
        {description && (
          <p id={descriptionId} className="text-sm text-pretty text-ink-faint">
            {description}
          </p>
        )}
      </div>
    </div>
  );
}
