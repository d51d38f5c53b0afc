"use client";

import { startTransition, useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { PreviewClient } from "@/lib/imports/preview/preview-client";
import type { Filter, PreviewRow } from "@/lib/imports/preview/types";

const PAGE_ROWS = 60;

/** The rows fetched so far, in pages. */
export type PreviewPages = ReturnType<typeof usePreviewRows>;

type Loaded = { filter: Filter; version: number; pages: ReadonlyMap<number, PreviewRow[]> };

/**
 * Fetches the rows around the visible ones from the worker, in pages. After a change, the previous rows
 * remain until the new ones arrive; `version` is that of the loaded rows.
 */
export function usePreviewRows(send: PreviewClient["send"], filter: Filter, version: number) {
  const [loaded, setLoaded] = useState<Loaded>({ filter, version: -1, pages: new Map() });
  const requested = useRef(new Set<string>());
  useEffect(() => {
    requested.current = new Set();
  }, [filter, version]);

  const need = useCallback(
    (from: number, to: number) => {
      for (let page = Math.floor(from / PAGE_ROWS); page <= Math.floor(to / PAGE_ROWS); page++) {
        const key = `${filter} ${version} ${page}`;
        if (requested.current.has(key)) continue;
        requested.current.add(key);
        void send({
          type: "rows",
          filter,
          from: page * PAGE_ROWS,
          to: (page + 1) * PAGE_ROWS,
        }).then((response) => {
          if (response.type !== "rows") return;
          // A transition renders a screen of rows, about a thousand elements, in short tasks.
          startTransition(() =>
            setLoaded((before) => {
              const same = before.filter === filter;
              if (same && before.version > version) return before;
              const pages = new Map(same ? before.pages : []);
              pages.set(page, response.rows);
              return { filter, version, pages };
            }),
          );
        });
      }
    },
    [send, filter, version],
  );
  const rowAt = useMemo(() => {
    const pages = loaded.filter === filter ? loaded.pages : new Map<number, PreviewRow[]>();
    return (index: number) => pages.get(Math.floor(index / PAGE_ROWS))?.[index % PAGE_ROWS];
  }, [loaded, filter]);
  return { rowAt, need, loadedVersion: loaded.filter === filter ? loaded.version : -1 };
}
