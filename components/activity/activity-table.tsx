"use client";

import type { InfiniteData, UseInfiniteQueryResult } from "@tanstack/react-query";
import { type ReactNode, useMemo } from "react";
import { useTranslations } from "use-intl";
import type { ActivityPage } from "@/lib/activity/types";
import { DataTable } from "../data-table/data-table";
import { LoadMore } from "../data-table/load-more";
import { isErrorCode } from "@/lib/platform/errors";
import { useFieldError } from "../ui/form-errors";
import { useFailureText } from "../ui/use-failure-text";
import { activityColumns } from "./columns";

type ActivityTableProps = {
  label: string;
  query: UseInfiniteQueryResult<InfiniteData<ActivityPage>>;
  empty: ReactNode;
};

/** The loaded activity, newest first. */
export function ActivityTable({ label, query, empty }: ActivityTableProps) {
  const t = useTranslations("activity");
  const text = useFailureText();
  const fieldError = useFieldError();
  const columns = useMemo(
    () =>
      activityColumns(t, ({ errorCode, message, field }) => {
        if (field) return fieldError(field) ?? null;
        return isErrorCode(errorCode) ? text({ code: errorCode, message }) : null;
      }),
    [t, text, fieldError],
  );
  const pages = query.data?.pages ?? [];
  return (
    <DataTable
      label={label}
      columns={columns}
      rows={pages.flatMap(({ rows }) => rows)}
      rowKey={({ seq }) => String(seq)}
      totalRows={pages[0]?.total ?? 0}
      loading={query.isPending}
      stale={query.isPlaceholderData}
      empty={empty}
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
