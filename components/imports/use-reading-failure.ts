"use client";

import { useTranslations } from "use-intl";
import type { Refusal } from "@/lib/imports/browser/grid";

/** Why a list can't be read, in the person's language, with the row to blame where there is one. */
export function useReadingFailure(): (failure: { refusal: Refusal; row: number | null }) => string {
  const t = useTranslations("imports.unreadable");
  return ({ refusal, row }) => (row === null ? t(refusal) : `${t(refusal)} ${t("atRow", { row })}`);
}
