"use client";

import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useEffect, useMemo } from "react";
import { useTranslations } from "use-intl";
import { importRowsQuery, isOver } from "@/lib/imports/queries";
import type { ImportedRow, ImportProgress } from "@/lib/imports/types";
import { ImportRowsParams } from "@/lib/imports/schema";
import type { Column } from "../data-table/column";
import { DataTable } from "../data-table/data-table";
import { LoadMore } from "../data-table/load-more";
import { useUrlState } from "../data-table/use-url-state";
import { OutcomeFilter } from "./outcome-filter";
import { RowDecision } from "./row-decision";
import { useProgressColumns } from "./use-progress-columns";

/** Poll interval while the import runs (ms). */
const POLL_MS = 3_000;

type ProgressRowsProps = { progress: ImportProgress; mayManage: boolean };

/** The rows of an import with their outcomes, filtered by the counts above them. */
export function ProgressRows({ progress, mayManage }: ProgressRowsProps) {
  const t = useTranslations("imports.rowTable");
  const importT = useTranslations("imports.run");
  const { params, set } = useUrlState();
  const state = useMemo(() => ImportRowsParams.parse(Object.fromEntries(params)), [params]);
  const columns = useProgressColumns();
  const over = isOver(progress);
  const query = useInfiniteQuery({
    ...importRowsQuery(progress.id, state),
    placeholderData: keepPreviousData,
    refetchInterval: over ? false : POLL_MS,
  });
  const { refetch } = query;
  // Fetches rows that were completed after the last poll.
  useEffect(() => {
    if (over) void refetch();
  }, [over, refetch]);
  const rows = query.data?.pages.flatMap((page) => page.rows) ?? [];
  const deciding = mayManage && rows.some((row) => row.undecided);
  const decision: Column<ImportedRow> = {
    id: "decision",
    header: importT("decide"),
    hiddenHeader: true,
    interactive: true,
    align: "end",
    width: "md:w-32",
    cell: (row) =>
      row.undecided && <RowDecision importId={progress.id} id={row.id} email={row.email} />,
  };
  return (
    <section className="grid gap-3">
      <OutcomeFilter
        progress={progress}
        value={state.outcome}
        onChange={(outcome) => set({ outcome: outcome === "all" ? null : outcome })}
      />
      <DataTable<ImportedRow>
        label={t("label")}
        columns={deciding ? [...columns, decision] : columns}
        rows={rows}
        rowKey={(row) => row.id}
        totalRows={query.data?.pages[0]?.total ?? rows.length}
        loading={query.isPending}
        stale={query.isPlaceholderData}
        empty={<p className="px-6 py-12 text-center text-ink-muted">{t("empty")}</p>}
        footer={
          query.hasNextPage && (
            <LoadMore
              label={t("more")}
              pending={query.isFetchingNextPage}
              onMore={() => void query.fetchNextPage()}
            />
          )
        }
      />
    </section>
  );
}
