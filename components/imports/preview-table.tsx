"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import clsx from "clsx";
import { useEffect, useRef } from "react";
import { useTranslations } from "use-intl";
import type { ListReader } from "@/lib/imports/browser/connect";
import type { Change, Filter } from "@/lib/imports/browser/preview-types";
import { PreviewRowCells } from "./preview-row";
import { previewGrid } from "./preview-grid";
import { usePreviewRows } from "./use-preview-rows";
import { useWide } from "./use-wide";

const HEIGHT = { wide: 73, narrow: 178, narrowWithLifetime: 216 };
const HEADS = ["row", "email", "role", "notify", "state", "actions"] as const;
const HEADS_WITH_LIFETIMES = [
  "row",
  "email",
  "role",
  "notify",
  "lifetime",
  "state",
  "actions",
] as const;

type PreviewTableProps = {
  filter: Filter;
  count: number;
  version: number;
  /** Whether the list says how long links work. */
  lifetimes: boolean;
  ask: ListReader["ask"];
  onChange: (change: Change) => void;
  locked: boolean;
};

/** Every row of the list; only those on the screen are in the page. Cells are edited in place. */
export function PreviewTable(props: PreviewTableProps) {
  const { filter, count, version, lifetimes, ask, onChange, locked } = props;
  const t = useTranslations("imports.table");
  const wide = useWide();
  const scroller = useRef<HTMLDivElement>(null);
  const { rowAt, need } = usePreviewRows(ask, filter, version);
  const narrow = lifetimes ? HEIGHT.narrowWithLifetime : HEIGHT.narrow;
  const height = wide ? HEIGHT.wide : narrow;
  // Its functions are used here only, never handed to a component that is memoised.
  // oxlint-disable-next-line react/incompatible-library
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: 6,
  });
  useEffect(() => virtual.measure(), [virtual, height]);
  const items = virtual.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => need(first, last), [need, first, last]);
  const heads = lifetimes ? HEADS_WITH_LIFETIMES : HEADS;
  const grid = previewGrid(lifetimes);
  return (
    <div
      ref={scroller}
      role="table"
      aria-label={t("title")}
      aria-rowcount={count + 1}
      className="max-h-[34rem] overflow-y-auto overscroll-contain rounded-card border bg-surface"
    >
      <div role="rowgroup" className="sticky top-0 z-2 max-md:sr-only">
        <div
          role="row"
          aria-rowindex={1}
          className={clsx(grid, "h-10 border-b bg-surface text-sm font-medium text-ink-faint")}
        >
          {heads.map((head) => (
            <span
              key={head}
              role="columnheader"
              aria-colspan={head === "email" ? 2 : undefined}
              className={clsx(
                head === "actions" && "sr-only",
                head === "notify" && "text-center",
                // Where the text of the cells begins, which have room for a frame.
                (head === "email" || head === "lifetime") && "pl-2",
              )}
            >
              {t(head)}
              {head === "email" && " · "}
              {head === "email" && t("name")}
            </span>
          ))}
        </div>
      </div>
      <div role="rowgroup" className="relative" style={{ height: virtual.getTotalSize() }}>
        {items.map(({ index, start }) => {
          const row = rowAt(index);
          return (
            <div
              key={row ? row.index : `empty-${index}`}
              role="row"
              aria-rowindex={index + 2}
              // Rows with much to say are taller than the others.
              ref={virtual.measureElement}
              data-index={index}
              style={{ minHeight: height, transform: `translateY(${start}px)` }}
              className={clsx(
                grid,
                "absolute inset-x-0 top-0 border-b py-1",
                row?.verdict === "refused" && "bg-danger-soft/40",
                row?.verdict === "removed" && "opacity-60",
              )}
            >
              {row ? (
                <PreviewRowCells
                  row={row}
                  lifetimes={lifetimes}
                  onChange={onChange}
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
