"use client";

import * as Radix from "@radix-ui/react-dropdown-menu";
import { Check } from "lucide-react";
import { useId } from "react";
import { menuItemStyle } from "./menu-style";

type MenuRadioGroupProps<T extends string> = {
  label: string;
  value: T;
  options: readonly { value: T; label: string }[];
  onChoose: (value: T) => void;
};

/** A choice of one among a few, inside a menu, which stays open so that the effect can be seen. */
export function MenuRadioGroup<T extends string>({
  label,
  value,
  options,
  onChoose,
}: MenuRadioGroupProps<T>) {
  const labelId = useId();
  return (
    <Radix.RadioGroup value={value} aria-labelledby={labelId}>
      <Radix.Label id={labelId} className="px-2.5 pt-1.5 pb-1 text-xs font-medium text-ink-faint">
        {label}
      </Radix.Label>
      {options.map((option) => (
        <Radix.RadioItem
          key={option.value}
          value={option.value}
          className={menuItemStyle}
          onSelect={(event) => {
            event.preventDefault();
            onChoose(option.value);
          }}
        >
          <span className="flex-1">{option.label}</span>
          <Radix.ItemIndicator>
            <Check aria-hidden="true" className="text-accent-text!" />
          </Radix.ItemIndicator>
        </Radix.RadioItem>
      ))}
    </Radix.RadioGroup>
  );
}
