"use client";

import { ChevronLeft, Wand2 } from "lucide-react";
import { useState } from "react";
import { useFormatter, useTranslations } from "use-intl";
import type { ErrorCode } from "@/lib/platform/errors";
import type { PreviewClient } from "@/lib/imports/preview/preview-client";
import type { Change, Filter, ReadChoices, Summary } from "@/lib/imports/preview/types";
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
  choices: ReadChoices;
  mode: "invite" | "sync";
  listName: string;
  send: PreviewClient["send"];
  change: (change: Change) => void;
  roster: "none" | "loading" | "compared";
  /** The reason why the roster may be out of date or missing. */
  problem: ErrorCode | null;
  onCompare: () => void;
  onReread: (choices: ReadChoices) => void;
  /** The reason why the list can't be read with the last choices. */
  rereadFailure: string | undefined;
  onBack: () => void;
  locked: boolean;
};

/** The preview of a list: its format, columns, choices and rows. */
export function PreviewPanel(props: PreviewPanelProps) {
  const { summary, choices, mode, listName, send, change, roster, problem, locked } = props;
  const { onCompare, onReread, rereadFailure, onBack } = props;
  const t = useTranslations("imports");
  const text = useFailureText();
  const format = useFormatter();
  const [wanted, setFilter] = useState<Filter>("all");
  const filter = summary.counts[wanted] > 0 ? wanted : "all";
  return (
    <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-5">
      <div className="grid gap-2">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
          <Button variant="ghost" size="sm" onClick={onBack} disabled={locked} className="-ml-2.5">
            <ChevronLeft aria-hidden="true" />
            {t("other")}
          </Button>
          <p className="min-w-0 flex-1 basis-60 truncate text-ink-muted">
            <span className="font-medium text-ink">{listName}</span>
            {" · "}
            {t("rows", { count: summary.rows })}
          </p>
          {roster === "loading" && (
            <span role="status" className="flex items-center gap-2 text-sm text-ink-muted">
              <Spinner />
              {t("comparing")}
            </span>
          )}
        </div>
        <ReadingChoice
          reading={summary.reading}
          choices={choices}
          onReread={onReread}
          locked={locked}
        />
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
      {summary.table && (
        <ColumnMapping
          table={summary.table}
          choices={choices}
          onReread={onReread}
          locked={locked}
        />
      )}
      <DecisionsCard summary={summary} mode={mode} onChange={change} onShow={setFilter} />
      <section aria-labelledby="import-rows" className="grid min-w-0 gap-3">
        <h2 id="import-rows" className="sr-only">
          {t("table.title")}
        </h2>
        <div className="flex flex-wrap items-center justify-between gap-2">
          <FilterCounts counts={summary.counts} mode={mode} value={filter} onChange={setFilter} />
          {summary.typos > 0 && (
            <Button size="sm" onClick={() => change({ change: "fixTypos" })} disabled={locked}>
              <Wand2 aria-hidden="true" />
              {t("table.fixAll", { count: summary.typos })}
            </Button>
          )}
        </div>
        <PreviewTable
          key={filter}
          filter={filter}
          count={summary.counts[filter]}
          problems={summary.problems[filter]}
          version={summary.version}
          lifetimes={summary.lifetimes}
          send={send}
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
