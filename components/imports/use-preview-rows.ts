"use client";

import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { ListReader } from "@/lib/imports/browser/connect";
import type { Filter, PreviewRow } from "@/lib/imports/browser/preview-types";

const PAGE = 60;

type Held = { filter: Filter; version: number; pages: ReadonlyMap<number, PreviewRow[]> };

/**
 * The rows around what is on the screen, fetched from the worker by pages. After a change the rows
 * from before stay until the new ones come.
 */
export function usePreviewRows(ask: ListReader["ask"], filter: Filter, version: number) {
  const [held, setHeld] = useState<Held>({ filter, version, pages: new Map() });
  const asked = useRef(new Set<string>());
  useEffect(() => {
    asked.current = new Set();
  }, [filter, version]);

  const need = useCallback(
    (from: number, to: number) => {
      for (let page = Math.floor(from / PAGE); page <= Math.floor(to / PAGE); page++) {
        const key = `${filter} ${version} ${page}`;
        if (asked.current.has(key)) continue;
        asked.current.add(key);
        void ask({ ask: "rows", filter, from: page * PAGE, to: (page + 1) * PAGE }).then(
          (reply) => {
            if (reply.reply !== "rows") return;
            setHeld((before) => {
              const same = before.filter === filter;
              if (same && before.version > version) return before;
              const pages = new Map(same ? before.pages : []);
              pages.set(page, reply.rows);
              return { filter, version, pages };
            });
          },
        );
      }
    },
    [ask, filter, version],
  );
  const rowAt = useMemo(() => {
    const pages = held.filter === filter ? held.pages : new Map<number, PreviewRow[]>();
    return (index: number) => pages.get(Math.floor(index / PAGE))?.[index % PAGE];
  }, [held, filter]);
  return { rowAt, need };
}
