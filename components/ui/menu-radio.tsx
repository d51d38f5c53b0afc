"use client";

import { Check } from "lucide-react";
import { useId } from "react";
import { useMenuParts } from "./menu-parts";
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
  const { RadioGroup, Label, RadioItem, ItemIndicator } = useMenuParts();
  const labelId = useId();
  return (
    <RadioGroup value={value} aria-labelledby={labelId}>
      <Label id={labelId} className="px-2.5 pt-1.5 pb-1 text-xs font-medium text-ink-faint">
        {label}
      </Label>
      {options.map((option) => (
        <RadioItem
          key={option.value}
          value={option.value}
          className={menuItemStyle}
          onSelect={(event) => {
            event.preventDefault();
            onChoose(option.value);
          }}
        >
          <span className="flex-1">{option.label}</span>
          <ItemIndicator>
            <Check aria-hidden="true" className="text-accent-text!" />
          </ItemIndicator>
        </RadioItem>
      ))}
    </RadioGroup>
  );
}
