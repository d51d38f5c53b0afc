"use client";

import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import { attempt } from "@/lib/attempt";
import { ReadFailure } from "@/lib/http/get-json";
import { refreshRoster } from "@/lib/participants/actions";
import { rosterQuery } from "@/lib/participants/queries";
import type { RosterParams } from "@/lib/participants/schema";
import { useRosterCache } from "./use-roster-cache";

/** How often an open roster asks whether anything has changed (ms). */
const AGAIN = 15_000;

/** A roster as far as it was loaded, how fresh it is, and how to make it fresher. */
export function useRoster(conferenceCode: string, params: RosterParams) {
  const cache = useRosterCache(conferenceCode);
  const [asked, setAsked] = useState(false);
  const query = useInfiniteQuery({
    ...rosterQuery(conferenceCode, params),
    placeholderData: keepPreviousData,
    refetchOnMount: "always",
    refetchInterval: AGAIN,
  });
  const refresh = useCallback(async () => {
    setAsked(true);
    await attempt(() => refreshRoster({ conferenceCode }));
    await cache.refresh();
    setAsked(false);
  }, [cache, conferenceCode]);
  const pages = query.data?.pages ?? [];
  const [first] = pages;
  const failure = query.error instanceof ReadFailure ? { code: query.error.code } : null;
  return {
    rows: pages.flatMap((page) => page.rows),
    total: first?.total ?? 0,
    all: first?.all ?? 0,
    syncedAt: first?.freshness.syncedAt ?? null,
    problem: failure ?? first?.freshness.problem ?? null,
    loading: !first,
    stale: query.isPlaceholderData,
    refreshing: asked,
    refresh,
    hasMore: query.hasNextPage,
    loadingMore: query.isFetchingNextPage,
    more: query.fetchNextPage,
  };
}
