"use client";

import { useCallback } from "react";
import type { FieldValues, Path, UseFormSetError } from "react-hook-form";
import { useTranslations } from "use-intl";
import type { Failure } from "@/lib/platform/result";
import enValidation from "../../lib/platform/i18n/en/validation.json";

type Key = keyof typeof enValidation;

/** Returns a function that translates an error key of a schema. */
export function useFieldError(): (key: string | undefined) => string | undefined {
  const t = useTranslations("validation");
  return useCallback((key) => (key === undefined ? undefined : t(isKey(key) ? key : "wrong")), [t]);
}

function isKey(key: string): key is Key {
  return Object.hasOwn(enValidation, key);
}

/** Marks the fields that the server refused and focuses the first of them. */
export function applyFields<T extends FieldValues>(
  { setError }: { setError: UseFormSetError<T> },
  names: readonly Path<T>[],
  { fields = {} }: Failure,
): void {
  const refused = names.filter((name) => fields[name] !== undefined);
  refused.forEach((name, index) =>
    setError(name, { message: fields[name] }, { shouldFocus: index === 0 }),
  );
}
