"use client";

import {
  unstable_Provider as SwitchProvider,
  Thumb as SwitchThumb,
  unstable_Trigger as SwitchTrigger,
} from "@radix-ui/react-switch";
import clsx from "clsx";

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

/**
 * A switch without a label of its own. Made of the provider and the trigger, because Radix' Root adds
 * a hidden input with an inline style, which the content security policy refuses.
 */
export function Switch({
  checked,
  onCheckedChange,
  disabled,
  pending = false,
  ...rest
}: SwitchProps) {
  return (
    <SwitchProvider
      checked={checked}
      onCheckedChange={(next) => !pending && onCheckedChange(next)}
      disabled={disabled}
    >
      <SwitchTrigger
        {...rest}
        aria-busy={pending || undefined}
        className={clsx(
          "relative inline-flex h-6 w-10 shrink-0 items-center rounded-full border p-0.5 transition-colors",
          "border-control bg-sunken data-[state=checked]:border-accent data-[state=checked]:bg-accent",
          "disabled:cursor-not-allowed disabled:opacity-50 aria-busy:opacity-70",
        )}
      >
        <SwitchThumb className="size-4 translate-x-0.5 rounded-full bg-control transition-[translate,background-color] data-[state=checked]:translate-x-4 data-[state=checked]:bg-accent-ink" />
      </SwitchTrigger>
    </SwitchProvider>
  );
}
