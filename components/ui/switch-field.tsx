"use client";

import { type ReactNode, useId } from "react";
import { Switch } from "./switch";

type SwitchFieldProps = {
  label: string;
  description?: ReactNode;
  checked: boolean;
  onCheckedChange: (checked: boolean) => void;
  disabled?: boolean;
};

/** A switch with its label and a line about what it does; all of the text presses it. */
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
