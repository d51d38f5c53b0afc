"use client";

import { useTranslations } from "use-intl";
import type { StrengthTexts } from "../sign-in/strength-meter";

/** The meter's texts on pages with the dictionary. */
export function useStrengthTexts(): StrengthTexts {
  const t = useTranslations("profile");
  return {
    label: t("strength"),
    levels: {
      0: t("strengths.0"),
      1: t("strengths.1"),
      2: t("strengths.2"),
      3: t("strengths.3"),
      4: t("strengths.4"),
    },
  };
}
