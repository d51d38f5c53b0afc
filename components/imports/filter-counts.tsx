"use client";

import { useTranslations } from "use-intl";
import { type Filter, FILTERS } from "@/lib/imports/preview/types";
import { CountFilter } from "./count-filter";

const DOTS: Partial<Record<Filter, string>> = {
  ready: "bg-accent",
  check: "bg-warning-text",
  skipped: "bg-danger",
};
/** Filters of sync mode. */
const COMPARED = new Set<Filter>(["new", "changed", "missing"]);

type FilterCountsProps = {
  counts: Record<Filter, number>;
  mode: "invite" | "sync";
  value: Filter;
  onChange: (filter: Filter) => void;
};

/** The number of rows of each kind; each count filters the list. Kinds without rows are hidden. */
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
