"use client";

import { useQueryClient } from "@tanstack/react-query";
import { lazy, Suspense, useCallback, useMemo, useState } from "react";
import { useTranslations } from "use-intl";
import { credentialIn } from "@/lib/platform/link-text";
import { ROLES, ROSTER_SORTS, STATUSES } from "@/lib/participants/params";
import { type RosterRow, WINDOW } from "@/lib/participants/types";
import { DataTable } from "../data-table/data-table";
import { formatSort, parseSort } from "../data-table/sort";
import { SortSelect, Toolbar } from "../data-table/toolbar";
import { FreshnessLine } from "../sync/freshness-line";
import { ProblemNotice } from "../sync/problem-notice";
import { useCopy } from "../ui/copy";
import { lazyDialog } from "../ui/lazy";
import { useHydrated } from "../ui/use-hydrated";
import { SearchBox } from "../ui/search-box";
import { SelectFilter } from "../ui/select";
import { useMessages } from "../templates/use-messages";
import { rosterColumns } from "./columns";
import { ExportButtons } from "./export-button";
import { usePersonPanel } from "./use-person-panel";
import { PersonalCounts } from "./personal-counts";
import { RosterBody } from "./roster-body";
import { RosterDialogs, type RosterDialog } from "./roster-dialogs";
import { RowActions } from "./row-actions";
import { nameOf } from "@/lib/participants/display-name";
import { RosterSummaryStrip } from "./roster-summary";
import { useUndoRevocations } from "./use-undo-revocations";
import { useRoster } from "./use-roster";
import { useRosterState } from "./use-roster-state";
import { useLinkTools } from "../links/use-link-tools";
import { useSelection } from "./use-selection";
import { useSetModerator } from "./use-set-moderator";

const RosterSelection = lazyDialog(() =>
  import("./roster-selection").then((file) => file.RosterSelection),
);
const RosterEmpty = lazy(async () => ({ default: (await import("./roster-empty")).RosterEmpty }));
const PersonPanel = lazyDialog(() => import("./person-panel").then((file) => file.PersonPanel));

const SORTABLE = ["name", "email", "role", "added"] as const;
const BY_NAME = { by: "name", direction: "asc" } as const;

type RosterScreenProps = {
  conferenceCode: string;
  title: string;
  /** The conference has a time. */
  dated: boolean;
  mayManage: boolean;
};

/** The roster of a conference: search, view and change people. */
export function RosterScreen({ conferenceCode, title, dated, mayManage }: RosterScreenProps) {
  const hydrated = useHydrated();
  const t = useTranslations("participants");
  const { state, change, filtered } = useRosterState();
  const roster = useRoster(conferenceCode, state);
  const undo = useUndoRevocations(conferenceCode);
  const [dialog, setDialog] = useState<RosterDialog | null>(null);
  const messages = useMessages(conferenceCode, title);
  const closeDialog = useCallback(() => setDialog(null), []);
  const selection = useSelection(conferenceCode, state, roster.total);
  const newLink = useCallback((row: RosterRow) => setDialog({ kind: "link", row }), []);
  const { person, openPanel, closePanel } = usePersonPanel();
  const client = useQueryClient();
  const prefetchPanel = useCallback(
    ({ code }: RosterRow) => {
      PersonPanel.preload();
      void import("./prefetch-person").then(({ prefetchPerson }) =>
        prefetchPerson(client, conferenceCode, code),
      );
    },
    [client, conferenceCode],
  );
  const links = useLinkTools();
  const { copyLink } = links;
  const copy = useCopy();
  const setModerator = useSetModerator(conferenceCode);
  const columns = useMemo(
    () =>
      rosterColumns(
        {
          columns: {
            name: t("columns.name"),
            email: t("columns.email"),
            role: t("columns.role"),
            added: t("columns.added"),
            link: t("columns.link"),
          },
          moderator: t("moderator"),
          revoked: t("revoked"),
          revoking: t("revoking"),
        },
        links,
        setModerator,
        newLink,
        openPanel,
        prefetchPanel,
      ),
    [t, links, setModerator, newLink, openPanel, prefetchPanel],
  );
  const labelOf = useCallback((row: RosterRow) => t("select", { name: nameOf(row) }), [t]);
  const actions = useCallback(
    (row: RosterRow) => (
      <RowActions
        label={t("columns.actions")}
        conferenceCode={conferenceCode}
        row={row}
        onEdit={() => setDialog({ kind: "edit", row })}
        onNewLink={() => newLink(row)}
        onCode={() => setDialog({ kind: "code", row })}
        onShare={() => setDialog({ kind: "share", row })}
        onReplace={() => setDialog({ kind: "replace", row })}
        getMessage={() => messages([row.code])}
        getOwnLink={() => copyLink(row.code, true)}
        onRevoke={() => setDialog({ kind: "revoke", rows: [row] })}
        onUndo={() => row.revocationId && void undo([row.revocationId], nameOf(row))}
      />
    ),
    [t, conferenceCode, newLink, messages, copyLink, undo],
  );
  const sort = parseSort(state.sort, SORTABLE, BY_NAME);
  const setSort = (next: typeof sort) => change({ sort: sortOf(formatSort(next)) });
  // A pasted link must not be in the URL; the people search finds its owner.
  const search = useCallback(
    (q: string) => change({ q: credentialIn(q) === null ? q : "" }),
    [change],
  );
  const loaded = person !== "" || selection.rows.size > 0 ? roster.loaded() : null;
  const place = loaded?.get(person)?.index;
  function neighbor(step: 1 | -1) {
    const row = place === undefined ? undefined : roster.rowAt(place + step);
    return row && (() => openPanel(row));
  }
  const clear = () => change({ q: "", role: "all", status: "active", links: "all" });
  // Selected rows may have changed or may not be loaded.
  const ticked = [...selection.rows.values()].map((row) => loaded?.get(row.code)?.row ?? row);

  const mayExport = mayManage && roster.total > 0;
  return (
    <>
      <ProblemNotice
        problem={roster.problem}
        syncedAt={roster.syncedAt}
        retrying={roster.refreshing}
        onRetry={() => void roster.refresh()}
      />
      <RosterSummaryStrip
        conferenceCode={conferenceCode}
        all={roster.all}
        chosen={state.links}
        onChoose={(links) => change({ links, status: "active" })}
      />
      <Toolbar
        filtered={filtered}
        filters={
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
            <SortSelect columns={columns} sort={sort} onSort={setSort} />
            {mayExport && (
              <ExportButtons conferenceCode={conferenceCode} params={state} className="md:hidden" />
            )}
          </>
        }
        status={
          <>
            {/* Without the freshness, which would be announced every second. */}
            <p role="status">
              {filtered ? t("found", { total: roster.total }) : t("all", { count: roster.all })}
            </p>
            {roster.personal && <PersonalCounts counts={roster.personal} />}
            <span aria-hidden="true" className="text-ink-faint max-sm:hidden">
              ·
            </span>
            <FreshnessLine
              syncedAt={roster.syncedAt}
              refreshing={roster.refreshing}
              onRefresh={() => void roster.refresh()}
            />
          </>
        }
        actions={
          mayExport && (
            <ExportButtons
              conferenceCode={conferenceCode}
              params={state}
              className="max-md:hidden"
            />
          )
        }
      >
        <SearchBox
          slash
          label={t("search")}
          value={state.q}
          onSearch={search}
          className="max-md:flex-1 md:w-72"
        />
      </Toolbar>
      <DataTable
        label={t("roster", { title })}
        columns={columns}
        rows={roster.rows}
        rowKey={(row) => row.code}
        totalRows={roster.total}
        sort={sort}
        onSort={setSort}
        loading={roster.loading}
        stale={roster.stale}
        selection={{ ...selection, labelOf }}
        actionsLabel={t("columns.actions")}
        actions={actions}
        keys={{
          c: (row) =>
            void copy(() => links.copyLink(row.code), links.t("copied", { name: nameOf(row) })),
          e: (row) => row.status === "active" && setDialog({ kind: "edit", row }),
          r: (row) => row.status === "active" && setDialog({ kind: "revoke", rows: [row] }),
        }}
        empty={
          // Not in the server's HTML: its button would be there before it works.
          hydrated && (
            <Suspense fallback={null}>
              <RosterEmpty
                conferenceCode={conferenceCode}
                search={state}
                anybody={roster.all > 0}
                mayInvite={mayManage}
                onClear={clear}
              />
            </Suspense>
          )
        }
        windowed={
          roster.total > WINDOW
            ? {
                rowAt: roster.rowAt,
                body: (body) => (
                  <RosterBody
                    {...body}
                    conferenceCode={conferenceCode}
                    params={state}
                    first={roster.rows}
                  />
                ),
              }
            : undefined
        }
      />
      <RosterSelection
        open={ticked.length > 0 || selection.frozen !== null}
        conferenceCode={conferenceCode}
        rows={ticked}
        getMessages={messages}
        frozen={selection.frozen}
        onClear={selection.clear}
        onRevoke={setDialog}
      />
      {person !== "" && (
        <PersonPanel
          conferenceCode={conferenceCode}
          code={person}
          onDialog={setDialog}
          onNext={neighbor(1)}
          onPrevious={neighbor(-1)}
          onClose={closePanel}
        />
      )}
      <RosterDialogs
        conferenceCode={conferenceCode}
        title={title}
        dated={dated}
        dialog={dialog}
        onClose={closeDialog}
        onRevoked={selection.clear}
      />
    </>
  );
}

function sortOf(text: string) {
  return ROSTER_SORTS.find((sort) => sort === text) ?? "name";
}
