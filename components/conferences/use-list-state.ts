"use client";

import { useCallback, useMemo } from "react";
import { conferenceListParams, type Period } from "@/lib/conferences/params";
import type { Sort } from "../data-table/column";
import { formatSort, parseSort } from "../data-table/sort";
import { useUrlState } from "../data-table/use-url-state";

const SORTABLE = ["starts", "title", "participants"] as const;
const BY_TIME: Sort = { by: "starts", direction: "asc" };

/** Search, period and sort of the list, stored in the URL; defaults are left out. */
export function useListState() {
  const { params, set } = useUrlState();
  const state = useMemo(() => conferenceListParams(params), [params]);
  const search = useCallback((q: string) => set({ q }), [set]);
  const sort = parseSort(state.sort, SORTABLE, BY_TIME);
  function setSort(next: Sort) {
    const text = formatSort(next);
    set({ sort: text === formatSort(BY_TIME) ? null : text });
  }
  const setPeriod = useCallback(
    (when: Period) => set({ when: when === "upcoming" ? null : when }),
    [set],
  );
  return { state, search, sort, setSort, setPeriod };
}
