"use client";

import { useTranslations } from "use-intl";
import type { ImportProgress } from "@/lib/imports/types";
import type { ImportRowsParams } from "@/lib/imports/schema";
import { OUTCOMES } from "@/lib/imports/types";
import { CountFilter } from "./count-filter";

type OutcomeFilterProps = {
  progress: ImportProgress;
  value: ImportRowsParams["outcome"];
  onChange: (outcome: ImportRowsParams["outcome"]) => void;
};

const DOTS: Partial<Record<ImportRowsParams["outcome"], string>> = {
  sent: "bg-accent",
  undecided: "bg-warning-text",
  unknown: "bg-warning-text",
  failed: "bg-danger",
};

/** The number of rows with each outcome; each count filters the list. */
export function OutcomeFilter({ progress, value, onChange }: OutcomeFilterProps) {
  const t = useTranslations("imports.outcomes");
  const counts = {
    all: progress.total,
    undecided: progress.counts.unknown - progress.checking,
    fixable: 0,
    ...progress.counts,
  };
  return (
    <CountFilter
      label={t("label")}
      value={value}
      options={(["all", "undecided", "fixable", ...OUTCOMES] as const)
        .filter((outcome) => outcome === "all" || outcome === value || counts[outcome] > 0)
        .map((outcome) => ({
          value: outcome,
          label: t(outcome),
          count: counts[outcome],
          dot: DOTS[outcome],
        }))}
      onChange={onChange}
    />
  );
}
