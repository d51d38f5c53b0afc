import type { ComponentProps } from "react";
import { CopyButton } from "./copy";
import { Field } from "./field";
import { Input } from "./input";

type CopyFieldProps = {
  /** The field's label. */
  label: string;
  value: string;
  /** Called on copy; returns the text for the clipboard. Default: the value. */
  getText?: () => string;
  /** The button's label and the toast's text. */
  copy: string;
  done: ComponentProps<typeof CopyButton>["done"];
};

/** A link in a read-only field with a button that copies it. */
export function CopyField({ label, value, getText, copy, done }: CopyFieldProps) {
  return (
    <div className="flex items-end gap-2">
      <Field label={label} className="min-w-0 flex-1">
        <Input
          readOnly
          value={value}
          onFocus={({ currentTarget }) => {
            currentTarget.select();
            // The browser scrolls to the end of what it selects.
            currentTarget.scrollLeft = 0;
          }}
          className="truncate text-ink-muted"
        />
      </Field>
      <CopyButton
        variant="primary"
        label={copy}
        getText={getText ?? value}
        done={done}
        // Same height as the field.
        className="max-md:h-10"
      />
    </div>
  );
}
