"use client";

import {
  Indicator,
  unstable_Provider as CheckboxProvider,
  unstable_Trigger as CheckboxTrigger,
} from "@radix-ui/react-checkbox";
import { Check, Minus } from "lucide-react";

type CheckboxProps = {
  checked: boolean | "indeterminate";
  onCheckedChange: (checked: boolean) => void;
  "aria-label"?: string;
  id?: string;
  disabled?: boolean;
};

/** A checkbox whose target is larger than its box. For why no Root, see the switch. */
export function Checkbox({ checked, onCheckedChange, disabled, ...rest }: CheckboxProps) {
  return (
    <CheckboxProvider
      checked={checked}
      onCheckedChange={(next) => onCheckedChange(next === true)}
      disabled={disabled}
    >
      <CheckboxTrigger
        {...rest}
        className="group -m-2 flex size-9 items-center justify-center rounded-control disabled:cursor-not-allowed disabled:opacity-50"
      >
        <span className="flex size-4.5 items-center justify-center rounded-[5px] border border-control bg-surface text-accent-ink transition-colors group-hover:border-ink-muted group-data-[state=checked]:border-accent group-data-[state=checked]:bg-accent group-data-[state=indeterminate]:border-accent group-data-[state=indeterminate]:bg-accent">
          <Indicator>
            {checked === "indeterminate" ? (
              <Minus aria-hidden="true" className="size-3.5" strokeWidth={3} />
            ) : (
              <Check aria-hidden="true" className="size-3.5" strokeWidth={3} />
            )}
          </Indicator>
        </span>
      </CheckboxTrigger>
    </CheckboxProvider>
  );
}
