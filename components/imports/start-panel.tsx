"use client";

import { Send } from "lucide-react";
import { useFormatter, useTranslations } from "use-intl";
import type { Plan } from "@/lib/imports/preview/types";
import type { Failure } from "@/lib/platform/result";
import { Button } from "../ui/button";
import { FailureNotice } from "../ui/failure-notice";
import { useFailureText } from "../ui/use-failure-text";
import { ProgressBar } from "./progress-bar";
import { usePlanSentences } from "./use-plan-sentences";

type StartPanelProps = {
  plan: Plan;
  /** The number of rows that a person should check first. */
  checks: number;
  upload: { sent: number; total: number; failure: Failure | null; running: boolean } | null;
  ready: boolean;
  onStart: () => void;
};

/** A summary of the import, and the button that starts it. */
export function StartPanel({ plan, checks, upload, ready, onStart }: StartPanelProps) {
  const t = useTranslations("imports.start");
  const text = useFailureText();
  const format = useFormatter();
  const words = usePlanSentences(plan);
  const nothing = plan.reachable + plan.update + plan.revoke === 0;
  return (
    <section
      aria-labelledby="import-start"
      className="grid gap-4 rounded-card border border-accent-line bg-surface p-5 md:p-6"
    >
      <h2 id="import-start" className="font-semibold">
        {t("title")}
      </h2>
      <div aria-live="polite" className="grid gap-1 text-pretty">
        {words.map((sentence, index) => (
          <p key={sentence} className={index === 0 ? "text-md font-medium" : "text-ink-muted"}>
            {sentence}
          </p>
        ))}
        {checks > 0 && <p className="text-warning-text">{t("checks", { count: checks })}</p>}
      </div>
      {upload?.running && (
        <div className="grid gap-1.5">
          <ProgressBar
            label={t("uploading")}
            parts={[{ tone: "accent", value: upload.sent }]}
            total={upload.total}
          />
          <p className="text-sm text-ink-muted tabular-nums">
            {t("uploaded", {
              sent: format.number(upload.sent),
              total: format.number(upload.total),
            })}
          </p>
        </div>
      )}
      {upload?.failure && (
        <FailureNotice>
          {text(upload.failure)} {t("nothingSent")}
        </FailureNotice>
      )}
      <Button
        variant="primary"
        size="lg"
        wide
        pending={upload?.running ?? false}
        disabled={!ready || nothing}
        onClick={onStart}
      >
        <Send aria-hidden="true" />
        {upload?.failure ? t("continue") : t("button")}
      </Button>
    </section>
  );
}
