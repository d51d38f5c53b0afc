"use client";

import { ChevronLeft } from "lucide-react";
import { useState } from "react";
import { useFormatter, useTranslations } from "use-intl";
import type { ErrorCode } from "@/lib/platform/errors";
import type { ListReader } from "@/lib/imports/browser/connect";
import type { ReadAs } from "@/lib/imports/browser/reading";
import type { Change, Filter, Summary } from "@/lib/imports/browser/preview-types";
import { Button } from "../ui/button";
import { Notice } from "../ui/notice";
import { Spinner } from "../ui/spinner";
import { useFailureText } from "../ui/use-failure-text";
import { ColumnMapping } from "./column-mapping";
import { DecisionsCard } from "./decisions-card";
import { FilterCounts } from "./filter-counts";
import { PreviewTable } from "./preview-table";
import { ReadingChoice } from "./reading-choice";

type PreviewPanelProps = {
  summary: Summary;
  mode: "invite" | "sync";
  listName: string;
  ask: ListReader["ask"];
  change: (change: Change) => void;
  roster: "none" | "loading" | "compared";
  /** Why the roster that was compared with may be old, or could not be had. */
  problem: ErrorCode | null;
  onCompare: () => void;
  onReread: (as: ReadAs) => void;
  /** Why it can't be read as a person said last. */
  rereadFailure: string | undefined;
  onBack: () => void;
  locked: boolean;
};

/** A list as it was understood: its columns, what is to be decided, and every row. */
export function PreviewPanel(props: PreviewPanelProps) {
  const { summary, mode, listName, ask, change, roster, problem, locked } = props;
  const { onCompare, onReread, rereadFailure, onBack } = props;
  const t = useTranslations("imports");
  const text = useFailureText();
  const format = useFormatter();
  const [wanted, setFilter] = useState<Filter>("all");
  const filter = summary.counts[wanted] > 0 ? wanted : "all";
  return (
    <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-5">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <Button variant="ghost" size="sm" onClick={onBack} disabled={locked}>
          <ChevronLeft aria-hidden="true" />
          {t("other")}
        </Button>
        <p className="min-w-0 flex-1 basis-60 truncate text-ink-muted">
          <span className="font-medium text-ink">{listName}</span>
          {" · "}
          {t("rows", { count: summary.rows })}
        </p>
        <ReadingChoice reading={summary.reading} onReread={onReread} locked={locked} />
        {roster === "loading" && (
          <span role="status" className="flex items-center gap-2 text-sm text-ink-muted">
            <Spinner />
            {t("comparing")}
          </span>
        )}
      </div>
      {rereadFailure && (
        <Notice tone="warning" role="alert" title={t("reading.failed")}>
          {rereadFailure}
        </Notice>
      )}
      {problem && (
        <Notice
          tone="warning"
          role="alert"
          title={t(roster === "compared" ? "rosterOld" : "rosterUnknown")}
          action={
            <Button size="sm" onClick={onCompare}>
              {t("compareAgain")}
            </Button>
          }
        >
          {text({ code: problem })}
        </Notice>
      )}
      <ColumnMapping summary={summary} onChange={change} />
      <DecisionsCard summary={summary} mode={mode} onChange={change} onShow={setFilter} />
      <section aria-labelledby="import-rows" className="grid min-w-0 gap-3">
        <h2 id="import-rows" className="sr-only">
          {t("table.title")}
        </h2>
        <FilterCounts counts={summary.counts} mode={mode} value={filter} onChange={setFilter} />
        <PreviewTable
          key={filter}
          filter={filter}
          count={summary.counts[filter]}
          version={summary.version}
          lifetimes={summary.mapping.includes("lifetime")}
          ask={ask}
          onChange={change}
          locked={locked}
        />
        <p className="sr-only" role="status">
          {t("table.shown", { count: format.number(summary.counts[filter]) })}
        </p>
      </section>
    </div>
  );
}
