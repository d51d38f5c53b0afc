"use client";

import { useTranslations } from "use-intl";
import { type Filter, FILTERS } from "@/lib/imports/browser/preview-types";
import { CountFilter } from "./count-filter";

const DOTS: Partial<Record<Filter, string>> = {
  valid: "bg-accent",
  warned: "bg-warning-text",
  refused: "bg-danger",
};
/** Of interest only where a list is compared with the roster. */
const COMPARED = new Set<Filter>(["new", "changed", "missing"]);

type FilterCountsProps = {
  counts: Record<Filter, number>;
  mode: "invite" | "sync";
  value: Filter;
  onChange: (filter: Filter) => void;
};

/** How many rows are what; each count shows its rows. Kinds without any row are left out. */
export function FilterCounts({ counts, mode, value, onChange }: FilterCountsProps) {
  const t = useTranslations("imports.filters");
  const shown = FILTERS.filter(
    (filter) =>
      filter === "all" || (counts[filter] > 0 && (mode === "sync" || !COMPARED.has(filter))),
  );
  return (
    <CountFilter
      label={t("label")}
      value={value}
      options={shown.map((filter) => ({
        value: filter,
        label: t(filter),
        count: counts[filter],
        dot: DOTS[filter],
      }))}
      onChange={onChange}
    />
  );
}
