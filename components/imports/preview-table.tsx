"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import clsx from "clsx";
import { useEffect, useRef } from "react";
import { useTranslations } from "use-intl";
import type { PreviewClient } from "@/lib/imports/preview/client";
import type { Change, Filter } from "@/lib/imports/preview/types";
import { PreviewRowCells } from "./preview-row";
import { denseGrid, largeGrid } from "./preview-grid";
import { useNextProblem } from "./use-next-problem";
import { usePreviewRows } from "./use-preview-rows";
import { useWide } from "./use-wide";

/** Heights of rows (px): in one line, to fix, and as cards on phones. */
const HEIGHT = { dense: 32, large: 84, card: 178, cardWithLifetime: 216 };
const HEADS = ["row", "email", "name", "role", "notify", "lifetime", "state", "actions"] as const;

type PreviewTableProps = {
  filter: Filter;
  count: number;
  /** The first rows are problems; they are larger. */
  problems: number;
  version: number;
  /** True if the list says how long links work. */
  lifetimes: boolean;
  send: PreviewClient["send"];
  onChange: (change: Change) => void;
  locked: boolean;
};

/** Every row of the list, problems first; only visible rows are in the page. Cells are editable. */
export function PreviewTable(props: PreviewTableProps) {
  const { filter, count, problems, version, lifetimes, send, onChange, locked } = props;
  const t = useTranslations("imports.table");
  const wide = useWide();
  const scroller = useRef<HTMLDivElement>(null);
  const { rowAt, need, loadedVersion } = usePreviewRows(send, filter, version);
  const card = lifetimes ? HEIGHT.cardWithLifetime : HEIGHT.card;
  // The virtualizer's functions are used here only, never passed to a memoized component.
  // oxlint-disable-next-line react/incompatible-library
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (wide ? (index < problems ? HEIGHT.large : HEIGHT.dense) : card),
    overscan: 6,
  });
  useEffect(() => virtual.measure(), [virtual, wide, card, problems]);
  const items = virtual.getVirtualItems();
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
  const heads = HEADS.filter((head) => lifetimes || head !== "lifetime");
  return (
    <div
      ref={scroller}
      role="table"
      aria-label={t("title")}
      aria-rowcount={count + 1}
      tabIndex={-1}
      className="max-h-[34rem] overflow-y-auto overscroll-contain rounded-card border bg-surface"
    >
      <div role="rowgroup" className="sticky top-0 z-2 max-md:sr-only">
        <div
          role="row"
          aria-rowindex={1}
          className={clsx(
            denseGrid(lifetimes),
            "h-9 border-b bg-surface text-sm font-medium text-ink-faint",
          )}
        >
          {heads.map((head) => (
            <span
              key={head}
              role="columnheader"
              className={clsx(
                head === "actions" && "sr-only",
                head === "notify" && "text-center",
                // Aligned with the text of editable cells.
                (head === "email" || head === "name" || head === "lifetime") && "pl-2",
              )}
            >
              {t(head)}
            </span>
          ))}
        </div>
      </div>
      <div role="rowgroup" className="relative" style={{ height: virtual.getTotalSize() }}>
        {items.map(({ index, start }) => {
          const row = rowAt(index);
          const dense = wide && index >= problems;
          return (
            <div
              key={row ? row.index : `empty-${index}`}
              role="row"
              aria-rowindex={index + 2}
              ref={dense ? undefined : virtual.measureElement}
              data-index={index}
              data-verdict={row?.verdict}
              style={{
                // Not the measured height, which could then only grow.
                minHeight: dense ? HEIGHT.dense : wide ? HEIGHT.large : card,
                transform: `translateY(${start}px)`,
              }}
              className={clsx(
                dense ? `${denseGrid(lifetimes)} h-8` : `${largeGrid(lifetimes)} py-1`,
                "absolute inset-x-0 top-0 border-b",
                row?.problem && row.verdict === "skipped" && "bg-danger-soft/40",
                row?.problem && row.verdict === "check" && "bg-warning-soft/40",
                row?.verdict === "removed" && "opacity-60",
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
    </div>
  );
}
