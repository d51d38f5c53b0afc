"use client";

import { useQueryClient } from "@tanstack/react-query";
import { lazy, Suspense, useCallback, useState } from "react";
import { useTranslations } from "use-intl";
import { ROSTER_SORTS } from "@/lib/participants/params";
import { type RosterRow, WINDOW } from "@/lib/participants/types";
import { DataTable } from "../data-table/data-table";
import { formatSort, parseSort } from "../data-table/sort";
import { ProblemNotice } from "../sync/problem-notice";
import { useCopy } from "../ui/copy";
import { lazyDialog } from "../ui/lazy";
import { useHydrated } from "../ui/use-hydrated";
import { useMessages } from "../links/use-messages";
import { usePersonPanel } from "./use-person-panel";
import { RosterBody } from "./roster-body";
import { RosterDialogs, type RosterDialog } from "./roster-dialogs";
import { RosterToolbar } from "./roster-toolbar";
import { nameOf } from "@/lib/participants/display-name";
import { RosterSummaryStrip } from "./roster-summary";
import { useRoster } from "./use-roster";
import { useRosterColumns } from "./use-roster-columns";
import { useRowActions } from "./use-row-actions";
import { useRosterState } from "./use-roster-state";
import { useLinkTools } from "../links/use-link-tools";
import { useSelection } from "./use-selection";

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
  const search = useRosterState();
  const { state, change } = search;
  const roster = useRoster(conferenceCode, state);
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
  const copy = useCopy();
  const columns = useRosterColumns(conferenceCode, links, newLink, openPanel, prefetchPanel);
  const labelOf = useCallback((row: RosterRow) => t("select", { name: nameOf(row) }), [t]);
  const actions = useRowActions(conferenceCode, messages, setDialog);
  const sort = parseSort(state.sort, SORTABLE, BY_NAME);
  const setSort = (next: typeof sort) => change({ sort: sortOf(formatSort(next)) });
  const loaded = person !== "" || selection.rows.size > 0 ? roster.loaded() : null;
  const index = loaded?.get(person)?.index;
  function neighbor(step: 1 | -1) {
    const row = index === undefined ? undefined : roster.rowAt(index + step);
    return row && (() => openPanel(row));
  }
  const clear = () => change({ q: "", role: "all", status: "active", links: "all" });
  // Selected rows may have changed, or may not be loaded.
  const ticked = [...selection.rows.values()].map((row) => loaded?.get(row.code)?.row ?? row);

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
      <RosterToolbar
        conferenceCode={conferenceCode}
        roster={roster}
        search={search}
        columns={columns}
        sort={sort}
        onSort={setSort}
        mayExport={mayManage && roster.total > 0}
      />
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
          // Not in the server's HTML, because its button would not work before hydration.
          hydrated && (
            <Suspense fallback={null}>
              <RosterEmpty
                conferenceCode={conferenceCode}
                search={state}
                active={roster.all}
                blank={roster.blank}
                unread={roster.syncedAt === null}
                mayInvite={mayManage}
                onShowRevoked={() => change({ status: "revoked" })}
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
