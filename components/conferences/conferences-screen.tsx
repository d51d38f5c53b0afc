"use client";

import { Plus, Trash2 } from "lucide-react";
import { useMemo, useState } from "react";
import { useTranslations } from "use-intl";
import type { ConferenceRow } from "@/lib/conferences/types";
import { routes } from "@/lib/platform/routes";
import type { Sort } from "../data-table/column";
import { DataTable } from "../data-table/data-table";
import { LoadMore } from "../data-table/load-more";
import { SortSelect, Toolbar } from "../data-table/toolbar";
import { FreshnessLine } from "../sync/freshness-line";
import { ProblemNotice } from "../sync/problem-notice";
import { ButtonLink } from "../ui/link";
import { lazyDialog } from "../ui/lazy";
import { HeaderLabel, PageHeader } from "../ui/page-header";
import { PERIODS } from "@/lib/conferences/params";
import { SearchBox } from "../ui/search-box";
import { Segmented } from "../ui/segmented";
import { conferenceColumns } from "./columns";
import { ConferencesEmpty } from "./conferences-empty";
import { RowActions } from "./row-actions";
import { useConferences } from "./use-conferences";
import { useListState } from "./use-list-state";

const DuplicateDialog = lazyDialog(() =>
  import("./duplicate-dialog").then((file) => file.DuplicateDialog),
);
const DeleteDialog = lazyDialog(() => import("./delete-dialog").then((file) => file.DeleteDialog));

const BY_TITLE: Sort = { by: "title", direction: "asc" };

type ConferencesScreenProps = { projectId: string; mayManage: boolean };

/** The list of conferences: search, open, create. */
export function ConferencesScreen({ projectId, mayManage }: ConferencesScreenProps) {
  const t = useTranslations("conferences");
  const common = useTranslations("common");
  const { state, search, sort, setSort, setPeriod } = useListState();
  const list = useConferences(projectId, state);
  // Conferences without a time are listed by title.
  const shownSort = list.dated || sort.by !== "starts" ? sort : BY_TITLE;
  const columns = useMemo(() => conferenceColumns(t, list.dated), [t, list.dated]);
  const [doomed, setDoomed] = useState<ConferenceRow | null>(null);
  const [asking, setAsking] = useState(false);
  const [duplicating, setDuplicating] = useState<ConferenceRow | null>(null);
  const askToDelete = (row: ConferenceRow) => {
    setDoomed(row);
    setAsking(true);
  };
  const retry = () => void list.refresh();
  return (
    <>
      <PageHeader
        title={t("title")}
        subtitle={
          <FreshnessLine syncedAt={list.syncedAt} refreshing={list.refreshing} onRefresh={retry} />
        }
        actions={
          mayManage && (
            <>
              <ButtonLink variant="ghost" href={routes.deletedConferences()}>
                <Trash2 aria-hidden="true" className="md:hidden" />
                <HeaderLabel>{t("deleted.link")}</HeaderLabel>
              </ButtonLink>
              <ButtonLink eager variant="primary" href={routes.newConference()}>
                <Plus aria-hidden="true" />
                <HeaderLabel>{t("new")}</HeaderLabel>
              </ButtonLink>
            </>
          )
        }
      />
      <ProblemNotice
        problem={list.problem}
        syncedAt={list.syncedAt}
        retrying={list.refreshing}
        onRetry={retry}
      />
      {(list.loading || list.all > 0 || state.q !== "") && (
        <Toolbar
          filters={<SortSelect columns={columns} sort={shownSort} onSort={setSort} />}
          after={
            <p
              role="status"
              className="self-center text-sm whitespace-nowrap text-ink-muted max-md:w-full md:ml-auto"
            >
              {!list.loading &&
                (state.q ? t("found", { total: list.total }) : t("count", { count: list.all }))}
            </p>
          }
        >
          <SearchBox
            slash
            label={t("search")}
            value={state.q}
            onSearch={search}
            className="max-md:flex-1 md:w-80"
          />
          {list.dated && (
            <Segmented
              label={t("periods.label")}
              value={state.when}
              options={PERIODS.map((value) => ({ value, label: t(`periods.${value}`) }))}
              onChange={setPeriod}
            />
          )}
        </Toolbar>
      )}
      <DataTable
        label={t("title")}
        columns={columns}
        rows={list.rows}
        rowKey={(row) => row.code}
        totalRows={list.total}
        sort={sort}
        onSort={setSort}
        loading={list.loading}
        stale={list.stale}
        actions={(row) => (
          <RowActions
            row={row}
            mayManage={mayManage}
            onDelete={() => askToDelete(row)}
            onDuplicate={() => setDuplicating(row)}
          />
        )}
        empty={
          <ConferencesEmpty
            query={state.q}
            period={list.all > 0 ? state.when : "all"}
            onShowAll={() => setPeriod("all")}
            unread={list.syncedAt === null}
            mayManage={mayManage}
            onClear={() => search("")}
          />
        }
        footer={
          list.hasMore && (
            <LoadMore
              label={common("loadMore")}
              pending={list.loadingMore}
              onMore={() => void list.more()}
            />
          )
        }
      />
      {doomed && <DeleteDialog conference={doomed} open={asking} onOpenChange={setAsking} />}
      {duplicating && (
        <DuplicateDialog conference={duplicating} onClose={() => setDuplicating(null)} />
      )}
    </>
  );
}
