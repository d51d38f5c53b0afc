"use client";

import { useTranslations } from "use-intl";
import type { ListRefusal } from "@/lib/imports/preview/protocol";

/** Returns a function that returns why a list can't be read, and in which row, as text. */
export function useReadingFailure(): (failure: {
  refusal: ListRefusal;
  line: number | null;
}) => string {
  const t = useTranslations("imports.unreadable");
  return ({ refusal, line }) =>
    line === null ? t(refusal) : `${t(refusal)} ${t("atRow", { row: line })}`;
}
