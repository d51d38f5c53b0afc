"use client";

import type { UseFormRegisterReturn } from "react-hook-form";
import { useTranslations } from "use-intl";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { useFieldError } from "../ui/form-errors";

type KeyFieldProps = { error: string | undefined; input: UseFormRegisterReturn };

/** The field for an API key; hidden, and browsers don't offer to save it. */
export function KeyField({ error, input }: KeyFieldProps) {
  const t = useTranslations("projects");
  const fieldError = useFieldError();
  return (
    <Field label={t("key")} hint={t("keyHint")} error={fieldError(error)}>
      <Input type="password" autoComplete="new-password" spellCheck={false} {...input} />
    </Field>
  );
}
