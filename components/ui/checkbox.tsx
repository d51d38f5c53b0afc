"use client";

import { Check, Minus } from "lucide-react";

type CheckboxProps = {
  checked: boolean | "indeterminate";
  onCheckedChange: (checked: boolean) => void;
  "aria-label"?: string;
  id?: string;
  disabled?: boolean;
};

/** The browser's checkbox in our looks, with a target larger than its box. */
export function Checkbox({ checked, onCheckedChange, disabled, ...rest }: CheckboxProps) {
  const some = checked === "indeterminate";
  const Sign = some ? Minus : Check;
  return (
    <span className="relative -m-2 flex size-9 items-center justify-center">
      <input
        {...rest}
        ref={(box) => {
          if (box) box.indeterminate = some;
        }}
        type="checkbox"
        checked={checked === true}
        disabled={disabled}
        onChange={(event) => onCheckedChange(event.target.checked)}
        className="peer absolute inset-0 cursor-pointer appearance-none rounded-control disabled:cursor-not-allowed"
      />
      <span
        aria-hidden="true"
        className="pointer-events-none flex size-4.5 items-center justify-center rounded-[5px] border border-control bg-surface text-accent-ink transition-colors peer-checked:border-accent peer-checked:bg-accent peer-indeterminate:border-accent peer-indeterminate:bg-accent peer-hover:border-ink-muted peer-disabled:opacity-50"
      >
        {checked && <Sign className="size-3.5" strokeWidth={3} />}
      </span>
    </span>
  );
}
