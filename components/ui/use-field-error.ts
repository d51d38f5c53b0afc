"use client";

import { useTranslations } from "use-intl";
import enValidation from "../../lib/platform/i18n/en/validation.json";

type Key = keyof typeof enValidation;

/** The message of a field in the person's language; schemas carry only its key. */
export function useFieldError(): (key: string | undefined) => string | undefined {
  const t = useTranslations("validation");
  return (key) => (key === undefined ? undefined : t(isKey(key) ? key : "wrong"));
}

function isKey(key: string): key is Key {
  return Object.hasOwn(enValidation, key);
}
