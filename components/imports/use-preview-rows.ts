"use client";

import { startTransition, useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { PreviewClient } from "@/lib/imports/preview/worker-client";
import type { Filter, PreviewRow } from "@/lib/imports/preview/types";

const PAGE = 60;

/** The rows of a list that were fetched so far. */
export type PreviewPages = ReturnType<typeof usePreviewRows>;

type Loaded = { filter: Filter; version: number; pages: ReadonlyMap<number, PreviewRow[]> };

/**
 * The rows around the visible ones, fetched from the worker by pages. After a change the previous
 * rows stay until the new ones arrive; `version` is that of the rows loaded last.
 */
export function usePreviewRows(send: PreviewClient["send"], filter: Filter, version: number) {
  const [loaded, setLoaded] = useState<Loaded>({ filter, version: -1, pages: new Map() });
  const requested = useRef(new Set<string>());
  useEffect(() => {
    requested.current = new Set();
  }, [filter, version]);

  const need = useCallback(
    (from: number, to: number) => {
      for (let page = Math.floor(from / PAGE); page <= Math.floor(to / PAGE); page++) {
        const key = `${filter} ${version} ${page}`;
        if (requested.current.has(key)) continue;
        requested.current.add(key);
        void send({ type: "rows", filter, from: page * PAGE, to: (page + 1) * PAGE }).then(
          (response) => {
            if (response.type !== "rows") return;
            // A screenful of rows has a thousand elements; a transition renders them in short tasks.
            startTransition(() =>
              setLoaded((before) => {
                const same = before.filter === filter;
                if (same && before.version > version) return before;
                const pages = new Map(same ? before.pages : []);
                pages.set(page, response.rows);
                return { filter, version, pages };
              }),
            );
          },
        );
      }
    },
    [send, filter, version],
  );
  const rowAt = useMemo(() => {
    const pages = loaded.filter === filter ? loaded.pages : new Map<number, PreviewRow[]>();
    return (index: number) => pages.get(Math.floor(index / PAGE))?.[index % PAGE];
  }, [loaded, filter]);
  return { rowAt, need, loadedVersion: loaded.filter === filter ? loaded.version : -1 };
}
