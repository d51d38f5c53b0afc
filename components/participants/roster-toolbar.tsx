"use client";

import { useCallback } from "react";
import { useTranslations } from "use-intl";
import { ROLES, STATUSES } from "@/lib/participants/params";
import type { RosterRow } from "@/lib/participants/types";
import { credentialIn } from "@/lib/platform/link-text";
import type { Column, Sort } from "../data-table/column";
import { SortSelect, Toolbar } from "../data-table/toolbar";
import { FreshnessLine } from "../sync/freshness-line";
import { SearchBox } from "../ui/search-box";
import { SelectFilter } from "../ui/select";
import { ExportButton } from "./export-button";
import { PersonalCounts } from "./personal-counts";
import type { useRoster } from "./use-roster";
import type { useRosterState } from "./use-roster-state";

type RosterToolbarProps = {
  conferenceCode: string;
  roster: ReturnType<typeof useRoster>;
  /** Search and filters in the URL. */
  search: ReturnType<typeof useRosterState>;
  columns: readonly Column<RosterRow>[];
  sort: Sort;
  onSort: (sort: Sort) => void;
  mayExport: boolean;
};

/** Search, filters, counts and export above a roster. */
export function RosterToolbar(props: RosterToolbarProps) {
  const { conferenceCode, roster, search, columns, sort, onSort, mayExport } = props;
  const { state, change, filtered } = search;
  // On an empty roster, search and filters have no effect.
  const searchable = filtered || !roster.blank;
  const t = useTranslations("participants");
  // A pasted link must not be in the URL; the people search finds its owner.
  const changeText = useCallback(
    (q: string) => change({ q: credentialIn(q) === null ? q : "" }),
    [change],
  );
  return (
    <Toolbar
      filtered={filtered}
      filters={
        searchable && (
          <>
            <SelectFilter
              label={t("role")}
              value={state.role}
              options={ROLES.map((value) => ({ value, label: t(`roles.${value}`) }))}
              onChange={(role) => change({ role })}
            />
            <SelectFilter
              label={t("status")}
              value={state.status}
              options={STATUSES.map((value) => ({ value, label: t(`statuses.${value}`) }))}
              onChange={(status) => change({ status })}
            />
            <SortSelect columns={columns} sort={sort} onSort={onSort} />
            {mayExport && (
              <ExportButton
                conferenceCode={conferenceCode}
                params={state} // As high as the filters beside it.
                className="flex-1 basis-32 *:first:flex-1 md:hidden [&>button]:h-11.5"
              />
            )}
          </>
        )
      }
      status={
        <>
          {/* Excludes the freshness, which screen readers would announce every second. */}
          <p role="status">
            {roster.syncedAt !== null &&
              (filtered ? t("found", { total: roster.total }) : t("all", { count: roster.all }))}
          </p>
          {roster.personal && <PersonalCounts counts={roster.personal} />}
          {roster.syncedAt !== null && (
            <span aria-hidden="true" className="text-ink-faint max-sm:hidden">
              ·
            </span>
          )}
          <FreshnessLine
            syncedAt={roster.syncedAt}
            refreshing={roster.refreshing}
            onRefresh={() => void roster.refresh()}
          />
        </>
      }
      actions={
        mayExport && (
          <ExportButton conferenceCode={conferenceCode} params={state} className="max-md:hidden" />
        )
      }
    >
      {searchable && (
        <SearchBox
          slash
          label={t("search")}
          value={state.q}
          onSearch={changeText}
          className="max-md:flex-1 md:w-72"
        />
      )}
    </Toolbar>
  );
}
