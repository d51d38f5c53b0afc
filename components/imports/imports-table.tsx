"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { ListChecks } from "lucide-react";
import { useFormatter, useTranslations } from "use-intl";
import { importsQuery } from "@/lib/imports/queries";
import type { ImportSummary } from "@/lib/imports/types";
import { routes } from "@/lib/platform/routes";
import type { Column } from "../data-table/column";
import { DataTable } from "../data-table/data-table";
import { LoadMore } from "../data-table/load-more";
import { RowLink } from "../data-table/row-controls";
import { ButtonLink } from "../ui/link";
import { EmptyState } from "../ui/empty-state";
import { TimeAgo } from "../ui/time-ago";
import { uploadedRows } from "./uploaded-rows";
import { OutcomeBar, OutcomeNumbers } from "./outcome-bar";
import { StateBadge } from "./state-badge";

/** Poll interval (ms). */
const POLL_MS = 5_000;

/** All imports with their outcomes. */
export function ImportsTable({ projectId }: { projectId: string }) {
  const t = useTranslations("imports.list");
  const format = useFormatter();
  const query = useInfiniteQuery({ ...importsQuery(projectId), refetchInterval: POLL_MS });
  const rows = query.data?.pages.flatMap((page) => page.rows) ?? [];
  const columns: Column<ImportSummary>[] = [
    {
      id: "name",
      header: t("name"),
      phone: "primary",
      cell: (row) => (
        <RowLink href={routes.import(row.id)}>
          {row.name || t(row.mode === "renew" ? "renewal" : "pasted")}
        </RowLink>
      ),
    },
    {
      id: "conference",
      header: t("conference"),
      priority: 2,
      width: "md:w-[17%]",
      cell: (row) => <span className="block truncate text-ink-muted">{row.conferenceTitle}</span>,
    },
    {
      id: "state",
      header: t("state"),
      width: "md:w-44",
      cell: (row) => <StateBadge state={row.state} />,
    },
    {
      id: "outcome",
      header: t("outcome"),
      width: "md:w-40 @min-[46rem]:w-48 @min-[66rem]:w-60",
      cell: (row) =>
        row.state === "loading" ? (
          <span className="block text-sm text-pretty text-ink-muted">
            {t("arrived", {
              sent: format.number(uploadedRows(row)),
              total: format.number(row.total),
            })}
          </span>
        ) : (
          <div className="grid gap-1 max-md:pt-1.5 max-md:pr-2">
            <OutcomeBar counts={row.counts} total={row.total} />
            <OutcomeNumbers counts={row.counts} />
          </div>
        ),
    },
    {
      id: "when",
      header: t("when"),
      width: "md:w-32 @min-[46rem]:w-36",
      cell: (row) => <TimeAgo at={row.startedAt ?? row.createdAt} past />,
    },
    {
      id: "by",
      header: t("by"),
      width: "md:w-32",
      priority: 3,
      phone: "hide",
      cell: (row) => <span className="block truncate text-ink-muted">{row.staffName}</span>,
    },
  ];
  return (
    <DataTable
      label={t("label")}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      loading={query.isPending}
      empty={
        <EmptyState
          icon={<ListChecks aria-hidden="true" />}
          title={t("empty")}
          text={t("emptyText")}
          action={<ButtonLink href={routes.conferences()}>{t("emptyAction")}</ButtonLink>}
        />
      }
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
  );
}
