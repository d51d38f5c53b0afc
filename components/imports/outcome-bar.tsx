"use client";

import clsx from "clsx";
import { useFormatter, useTranslations } from "use-intl";
import { type Counts, OUTCOMES, type Outcome } from "@/lib/imports/types";
import { ProgressBar } from "./progress-bar";

/** A bar with the outcomes of an import: sent, skipped, unknown, failed. The rest is pending. */
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

const TONES: Record<Outcome, string> = {
  planned: "text-ink-muted",
  sending: "text-ink-muted",
  sent: "text-accent-text",
  failed: "text-danger-text",
  unknown: "text-warning-text",
  skipped: "text-ink-muted",
};

/** The counts of an outcome bar; outcomes without rows are hidden. */
export function OutcomeNumbers({ counts }: { counts: Counts }) {
  const t = useTranslations("imports.outcomes");
  const format = useFormatter();
  return (
    <p className="flex flex-wrap gap-x-3 text-sm tabular-nums">
      {OUTCOMES.filter((outcome) => counts[outcome] > 0).map((outcome) => (
        <span key={outcome} className={clsx("whitespace-nowrap", TONES[outcome])}>
          {t(outcome)} {format.number(counts[outcome])}
        </span>
      ))}
    </p>
  );
}
