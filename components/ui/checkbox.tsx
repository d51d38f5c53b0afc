"use client";

type CheckboxProps = {
  checked: boolean | "indeterminate";
  onCheckedChange: (checked: boolean) => void;
  "aria-label"?: string;
  id?: string;
  disabled?: boolean;
};

/** The browser's checkbox, styled, with a click target larger than the box. */
export function Checkbox({ checked, onCheckedChange, disabled, ...rest }: CheckboxProps) {
  return (
    <input
      {...rest}
      ref={(box) => {
        if (box) box.indeterminate = checked === "indeterminate";
      }}
      type="checkbox"
      checked={checked === true}
      disabled={disabled}
      onChange={(event) => onCheckedChange(event.target.checked)}
      className="checkbox"
    />
  );
}
