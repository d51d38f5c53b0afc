"use client";

import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import { attempt } from "@/lib/platform/call-action";
import { ReadFailure } from "@/lib/platform/http/get-json";
import { refreshRoster } from "@/lib/participants/actions";
import { rosterKeys, rosterQuery } from "@/lib/participants/queries";
import { type RosterPage, type RosterRow, WINDOW } from "@/lib/participants/types";
import type { RosterParams } from "@/lib/participants/schema";
import { useRefetchInterval } from "../live/live-state";
import { useRosterCache } from "./use-roster-cache";

/**
 * Returns the first window of a roster, its freshness and a function that refreshes it. The other windows are
 * fetched by RosterBody; `rowAt` and `loaded` read all cached windows.
 */
export function useRoster(conferenceCode: string, params: RosterParams) {
  const client = useQueryClient();
  const cache = useRosterCache(conferenceCode);
  const again = useRefetchInterval();
  const [refreshRequested, setRefreshRequested] = useState(false);
  const head = useQuery({
    ...rosterQuery(conferenceCode, params, 0),
    placeholderData: keepPreviousData,
    refetchOnMount: "always",
    refetchInterval: again,
  });
  const refresh = useCallback(async () => {
    setRefreshRequested(true);
    await attempt(() => refreshRoster({ conferenceCode }));
    await cache.refresh();
    setRefreshRequested(false);
  }, [cache, conferenceCode]);
  const rows: readonly RosterRow[] = head.data?.rows ?? [];
  function rowAt(index: number): RosterRow | undefined {
    const within = index % WINDOW;
    if (within === index) return rows[index];
    const key = rosterKeys.window(conferenceCode, params, index - within);
    return client.getQueryData<RosterPage>(key)?.rows[within];
  }
  /** Returns the loaded rows and their index in the list, by the person's code. */
  function loaded(): Map<string, { row: RosterRow; index: number }> {
    const found = new Map<string, { row: RosterRow; index: number }>();
    const add = (row: RosterRow, index: number) => found.set(row.code, { row, index });
    rows.forEach(add);
    for (const [key, page] of client.getQueriesData<RosterPage>({
      queryKey: rosterKeys.windows(conferenceCode, params),
    })) {
      const from = Number(key.at(-1));
      page?.rows.forEach((row, offset) => add(row, from + offset));
    }
    return found;
  }
  const total = head.data?.total ?? 0;
  const failure = head.error instanceof ReadFailure ? { code: head.error.code } : null;
  return {
    rows,
    rowAt,
    loaded,
    total,
    all: head.data?.all ?? 0,
    blank: head.data?.blank ?? false,
    personal: head.data?.personal,
    syncedAt: head.data?.freshness.syncedAt ?? null,
    problem: failure ?? head.data?.freshness.problem ?? null,
    loading: !head.data,
    stale: head.isPlaceholderData,
    refreshing: refreshRequested,
    refresh,
  };
}
