"use client";

import { keepPreviousData, useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import { attempt } from "@/lib/platform/call-action";
import { refreshConferences } from "@/lib/conferences/actions";
import { conferenceKeys, conferencesQuery } from "@/lib/conferences/queries";
import type { ConferenceListParams } from "@/lib/conferences/schema";
import { ReadFailure } from "@/lib/platform/http/get-json";
import { useRefetchInterval } from "../live/live-state";

/** Returns the loaded list, its freshness and a function that refreshes it. */
export function useConferences(projectId: string, params: ConferenceListParams) {
  const client = useQueryClient();
  const again = useRefetchInterval();
  const [refreshRequested, setRefreshRequested] = useState(false);
  const query = useInfiniteQuery({
    ...conferencesQuery(projectId, params),
    placeholderData: keepPreviousData,
    refetchOnMount: "always",
    refetchInterval: again,
  });
  const refresh = useCallback(async () => {
    setRefreshRequested(true);
    await attempt(() => refreshConferences({ projectId }));
    await client.invalidateQueries({ queryKey: conferenceKeys.all });
    setRefreshRequested(false);
  }, [client, projectId]);
  const pages = query.data?.pages ?? [];
  const [first] = pages;
  const failure = query.error instanceof ReadFailure ? { code: query.error.code } : null;
  return {
    rows: pages.flatMap((page) => page.rows),
    total: first?.total ?? 0,
    all: first?.all ?? 0,
    dated: first?.dated ?? false,
    syncedAt: first?.freshness.syncedAt ?? null,
    problem: failure ?? first?.freshness.problem ?? null,
    loading: query.isPending,
    stale: query.isPlaceholderData,
    refreshing: refreshRequested,
    refresh,
    hasMore: query.hasNextPage,
    loadingMore: query.isFetchingNextPage,
    more: query.fetchNextPage,
  };
}
