"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { Field } from "./field";
import { Input } from "./input";

/** The state of a "type this to confirm" field, emptied each time its dialog opens. */
export function useTypedConfirmation(open: boolean, expected: string | undefined) {
  const [value, set] = useState("");
  const [wasOpen, setWasOpen] = useState(open);
  if (open !== wasOpen) {
    setWasOpen(open);
    set("");
  }
  const matches = expected === undefined || asShown(value) === asShown(expected);
  return { value, set, matches };
}

// The page shows runs of white space as one space, so that is what can be typed from it.
function asShown(text: string): string {
  return text.normalize("NFC").trim().replaceAll(/\s+/g, " ");
}

type TypeToConfirmProps = { expected: string; value: string; onChange: (value: string) => void };

/** The field for it. */
export function TypeToConfirm({ expected, value, onChange }: TypeToConfirmProps) {
  const t = useTranslations("common");
  return (
    <Field label={t("typeToConfirm", { text: asShown(expected) })} className="mt-4 break-words">
      <Input
        value={value}
        onChange={(event) => onChange(event.target.value)}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
      />
    </Field>
  );
}
