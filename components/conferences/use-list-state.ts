"use client";

import { useCallback, useMemo } from "react";
import { conferenceListParams } from "@/lib/conferences/params";
import type { Sort } from "../data-table/column";
import { formatSort, parseSort } from "../data-table/sort";
import { useUrlState } from "../data-table/use-url-state";

const SORTABLE = ["title", "participants"] as const;
const BY_TITLE: Sort = { by: "title", direction: "asc" };

/** Search and sort of the list, kept in the URL; the usual order does not stand there. */
export function useListState() {
  const { params, set } = useUrlState();
  const state = useMemo(() => conferenceListParams(params), [params]);
  const search = useCallback((q: string) => set({ q }), [set]);
  const sort = parseSort(state.sort, SORTABLE, BY_TITLE);
  function setSort(next: Sort) {
    const text = formatSort(next);
    set({ sort: text === formatSort(BY_TITLE) ? null : text });
  }
  return { state, search, sort, setSort };
}
