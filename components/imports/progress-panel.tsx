"use client";

import { useFormatter, useTranslations } from "use-intl";
import type { ImportProgress } from "@/lib/imports/types";
import { Notice } from "../ui/notice";
import { TimeAgo } from "../ui/time-ago";
import { useFailureText } from "../ui/use-failure-text";
import { uploadedRows } from "./uploaded-rows";
import { OutcomeBar, OutcomeNumbers } from "./outcome-bar";
import { ImportActions } from "./import-actions";
import { StateBadge } from "./state-badge";

type ProgressPanelProps = { progress: ImportProgress; mayManage: boolean; onFix: () => void };

/** The progress, rate and problems of an import, with its actions. */
export function ProgressPanel({ progress, mayManage, onFix }: ProgressPanelProps) {
  const t = useTranslations("imports");
  const text = useFailureText();
  const format = useFormatter();
  const duration = useDuration();
  const { counts, total, state, rate, secondsLeft, problem, retryAt, endedAt } = progress;
  const done = total - counts.planned - counts.sending;
  const running = state === "running";
  return (
    <section className="grid gap-4 rounded-card border bg-surface p-5 md:p-6">
      <div className="flex flex-wrap items-start gap-x-4 gap-y-3">
        <div className="min-w-0 flex-1 basis-64">
          <h2 className="flex min-w-0 items-center gap-2.5 text-lg font-semibold">
            {t("run.progress")}
            <StateBadge state={state} />
          </h2>
          <p className="text-sm text-ink-muted">
            {t("run.began", {
              when: format.dateTime(progress.startedAt ?? progress.createdAt, {
                dateStyle: "medium",
                timeStyle: "short",
              }),
              name: progress.staffName,
            })}
            {endedAt !== null && (
              <>
                {" · "}
                {t("run.finished", {
                  when: format.dateTime(endedAt, { dateStyle: "medium", timeStyle: "short" }),
                })}
              </>
            )}
          </p>
        </div>
        <ImportActions progress={progress} mayManage={mayManage} onFix={onFix} />
      </div>
      {state !== "loading" && (
        <div className="grid gap-2">
          <OutcomeBar counts={counts} total={total} />
          <OutcomeNumbers counts={counts} />
          <p className="flex flex-wrap gap-x-4 text-ink-muted tabular-nums" aria-live="off">
            <span className="font-medium text-ink">
              {t("run.done", { done: format.number(done), total: format.number(total) })}
            </span>
            {running && rate > 0 && (
              <span>
                {t("run.rate", { rate: format.number(rate, { maximumFractionDigits: 1 }) })}
              </span>
            )}
            {running && secondsLeft !== null && (
              <span>{t("run.left", { time: duration(secondsLeft) })}</span>
            )}
          </p>
        </div>
      )}
      {state === "loading" && (
        <Notice tone="warning">
          {t("run.loadingText", {
            sent: format.number(uploadedRows(progress)),
            total: format.number(total),
          })}
        </Notice>
      )}
      {problem && (
        <Notice tone="warning" role="status" title={t("run.waiting")}>
          {text({ code: problem })}{" "}
          {retryAt !== null &&
            t.rich("run.retry", { when: () => <TimeAgo at={retryAt} everyMs={1000} /> })}
        </Notice>
      )}
    </section>
  );
}

/** Returns a function that formats seconds in a suitable unit: 40 sec., 12 min., 3 hrs. */
function useDuration(): (seconds: number) => string {
  const format = useFormatter();
  return (seconds) => {
    const [amount, unit] =
      seconds < 60
        ? ([Math.ceil(seconds), "second"] as const)
        : seconds < 5_400
          ? ([Math.ceil(seconds / 60), "minute"] as const)
          : ([Math.ceil(seconds / 3_600), "hour"] as const);
    return format.number(amount, { style: "unit", unit, unitDisplay: "short" });
  };
}
