"use client";

import { useTranslations } from "use-intl";
import type { Counts } from "@/lib/imports/types";
import { ProgressBar } from "./progress-bar";

/** The outcomes of a run side by side: sent, left out, failed, unknown; empty is what waits. */
export function OutcomeBar({ counts, total }: { counts: Counts; total: number }) {
  const t = useTranslations("imports.run");
  return (
    <ProgressBar
      label={t("progress")}
      total={total}
      parts={[
        { tone: "accent", value: counts.sent },
        { tone: "neutral", value: counts.skipped },
        { tone: "warning", value: counts.unknown },
        { tone: "danger", value: counts.failed },
      ]}
    />
  );
}
