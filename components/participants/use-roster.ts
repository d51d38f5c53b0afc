"use client";

import { keepPreviousData, useQueries, useQuery } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import { attempt } from "@/lib/platform/call-action";
import { ReadFailure } from "@/lib/platform/http/get-json";
import { refreshRoster } from "@/lib/participants/actions";
import { rosterQuery } from "@/lib/participants/queries";
import { type RosterRow, WINDOW } from "@/lib/participants/types";
import type { RosterParams } from "@/lib/participants/schema";
import { useRefetchInterval } from "../live/live-state";
import { useRosterCache } from "./use-roster-cache";

/** How long a dragged scrollbar must rest before rows are fetched (ms). */
const REST = 60;
/** Rows fetched beyond the visible ones. */
const AHEAD = WINDOW / 2;

/** Returns the visible windows of a roster, its freshness and a function that refreshes it. */
export function useRoster(conferenceCode: string, params: RosterParams) {
  const cache = useRosterCache(conferenceCode);
  const again = useRefetchInterval();
  const [asked, setAsked] = useState(false);
  const { starts, onRange } = useWindowsInSight();
  const head = useQuery({
    ...rosterQuery(conferenceCode, params, 0),
    placeholderData: keepPreviousData,
    refetchOnMount: "always",
    refetchInterval: again,
  });
  const total = head.data?.total ?? 0;
  const windows = useQueries({
    queries: starts
      .filter((from) => from > 0 && from < total)
      .map((from) => ({
        ...rosterQuery(conferenceCode, params, from),
        refetchInterval: again,
      })),
  });
  const refresh = useCallback(async () => {
    setAsked(true);
    await attempt(() => refreshRoster({ conferenceCode }));
    await cache.refresh();
    setAsked(false);
  }, [cache, conferenceCode]);
  const loaded = new Map<number, RosterRow[]>();
  if (head.data) loaded.set(0, head.data.rows);
  starts
    .filter((from) => from > 0 && from < total)
    .forEach((from, index) => {
      const page = windows[index]?.data;
      if (page) loaded.set(from, page.rows);
    });
  const failure = head.error instanceof ReadFailure ? { code: head.error.code } : null;
  return {
    rows: [...loaded.values()].flat(),
    rowAt: (index: number) => loaded.get(index - (index % WINDOW))?.[index % WINDOW],
    onRange,
    total,
    all: head.data?.all ?? 0,
    personal: head.data?.personal,
    syncedAt: head.data?.freshness.syncedAt ?? null,
    problem: failure ?? head.data?.freshness.problem ?? null,
    loading: !head.data,
    stale: head.isPlaceholderData,
    refreshing: asked,
    refresh,
  };
}

/**
 * Returns the starts of the visible windows and of the next ones. Follows scrolling at once, but a
 * jump (a dragged scrollbar) only when it rests.
 */
function useWindowsInSight() {
  const [starts, setStarts] = useState<readonly number[]>([0]);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const place = useRef(0);
  useEffect(() => () => clearTimeout(timer.current), []);
  const onRange = useCallback((first: number, last: number) => {
    clearTimeout(timer.current);
    const follow = () => {
      const next: number[] = [];
      const begin = Math.max(0, first - AHEAD);
      for (let from = begin - (begin % WINDOW); from <= last + AHEAD; from += WINDOW)
        next.push(from);
      setStarts((now) => (now.join() === next.join() ? now : next));
    };
    const jumped = Math.abs(first - place.current) > AHEAD;
    place.current = first;
    if (jumped) timer.current = setTimeout(follow, REST);
    else follow();
  }, []);
  return { starts, onRange };
}
