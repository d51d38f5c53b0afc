"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import clsx from "clsx";
import { type RefObject, useDeferredValue, useEffect, useRef } from "react";
import type { Change } from "@/lib/imports/preview/types";
import { PreviewRowCells } from "./preview-row";
import { DENSE_ROW_PX, denseGrid, largeGrid } from "./preview-grid";
import { useNextProblem } from "./use-next-problem";
import type { PreviewPages } from "./use-preview-rows";
import { useWide } from "./use-wide";

/** Row heights (px): one line, with a problem, and cards on phones. */
const ROW_PX = { dense: DENSE_ROW_PX, large: 84, card: 178, cardWithLifetime: 216 };
/** The height of the table (px) until it is measured. */
const INITIAL_TABLE_PX = 544;
/** Number of rows to render first, before the rest in a deferred task. */
const FIRST_ROWS = 10;

type PreviewRowsProps = {
  scroller: RefObject<HTMLDivElement | null>;
  loaded: PreviewPages;
  count: number;
  problems: number;
  version: number;
  lifetimes: boolean;
  onChange: (change: Change) => void;
  locked: boolean;
};

/** The visible rows of a list, within the table that scrolls them. */
export function PreviewRows(props: PreviewRowsProps) {
  const { scroller, loaded, count, problems, version, lifetimes, onChange, locked } = props;
  const { rowAt, need, loadedVersion } = loaded;
  const wide = useWide();
  const card = lifetimes ? ROW_PX.cardWithLifetime : ROW_PX.card;
  // Only this component uses the virtualizer's functions; memoized ones never get them.
  // oxlint-disable-next-line react/incompatible-library
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (wide ? (index < problems ? ROW_PX.large : ROW_PX.dense) : card),
    overscan: 6,
    initialRect: { width: 0, height: INITIAL_TABLE_PX },
    // A person may have scrolled before the rows were rendered.
    initialOffset: () => scroller.current?.scrollTop ?? 0,
  });
  const heights = `${wide} ${card} ${problems}`;
  const measured = useRef(heights);
  useEffect(() => {
    if (measured.current === heights) return;
    measured.current = heights;
    virtual.measure();
  }, [virtual, heights]);
  const items = virtual.getVirtualItems();
  const drawn = useDeferredValue(count, FIRST_ROWS);
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => need(first, last), [need, first, last]);
  const fixed = useNextProblem({
    scroller,
    problems,
    version,
    loadedVersion,
    scrollTo: (index) => virtual.scrollToIndex(index),
  });
  return (
    <div role="rowgroup" className="relative" style={{ height: virtual.getTotalSize() }}>
      {items.map(({ index, start }, place) => {
        const row = place < drawn ? rowAt(index) : undefined;
        const dense = wide && index >= problems;
        return (
          <div
            key={row ? row.index : `empty-${index}`}
            role="row"
            aria-rowindex={index + 2}
            ref={dense ? undefined : virtual.measureElement}
            data-index={index}
            data-state={row?.state}
            style={{
              // With the measured height, a row could only grow.
              minHeight: dense ? ROW_PX.dense : wide ? ROW_PX.large : card,
              transform: `translateY(${start}px)`,
            }}
            className={clsx(
              dense ? `${denseGrid(lifetimes)} h-8` : `${largeGrid(lifetimes)} py-1`,
              "absolute inset-x-0 top-0 border-b",
              row?.problem && row.state === "skipped" && "bg-danger-soft/40",
              row?.problem && row.state === "check" && "bg-warning-soft/40",
              row?.state === "removed" && "opacity-60",
            )}
          >
            {row ? (
              <PreviewRowCells
                row={row}
                dense={dense}
                lifetimes={lifetimes}
                onChange={(change) => {
                  if (row.problem) fixed(index);
                  onChange(change);
                }}
                locked={locked}
              />
            ) : (
              <span role="cell" className="col-span-full h-3.5 w-1/2 rounded-md bg-hover" />
            )}
          </div>
        );
      })}
    </div>
  );
}
