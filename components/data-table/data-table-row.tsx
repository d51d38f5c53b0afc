"use client";

import clsx from "clsx";
import { memo, type ReactNode, type Ref } from "react";
import { Checkbox } from "../ui/checkbox";
import { Skeleton } from "../ui/skeleton";
import { type Column, type Selection, visibilityOf, widthOf } from "./column";

/** Rows in the server's HTML: one screen. The browser adds the rest after hydration. */
export const SERVED_ROWS = 20;

// The classes are in app/controls.css. Cells refer to the row as `group/row`.
const rowStyle = "group/row row";

function cellStyle<Row>(column: Column<Row>): string {
  const { align, phone = "secondary", cellClass, interactive } = column;
  return clsx(
    "cell",
    visibilityOf(column),
    widthOf(column),
    align === "end" && "md:text-right",
    phone === "primary" && "max-md:pr-1",
    phone === "secondary" && "cell-secondary",
    phone === "start" && "cell-start",
    phone === "end" && "cell-end",
    phone === "hide" && "max-md:hidden",
    cellClass,
    interactive && "relative",
  );
}

type DataTableRowProps<Row> = {
  ref?: Ref<HTMLTableRowElement> | undefined;
  row: Row;
  index: number;
  columns: readonly Column<Row>[];
  /** Null if rows can't be selected. */
  ticked: boolean | null;
  onTick: Selection<Row>["onTick"] | undefined;
  labelOf: Selection<Row>["labelOf"] | undefined;
  actions: ((row: Row) => ReactNode) | undefined;
};

function Row<T>(props: DataTableRowProps<T>) {
  const { ref, row, index, columns, ticked, onTick, labelOf, actions } = props;
  return (
    <tr
      ref={ref}
      role="row"
      data-index={index}
      // Focused by J and K (use-list-keys.ts).
      tabIndex={-1}
      // The headings are the first row.
      aria-rowindex={index + 2}
      data-selected={ticked || undefined}
      className={rowStyle}
    >
      {ticked !== null && (
        <td role="cell" className="cell-select">
          <Checkbox
            aria-label={labelOf?.(row)}
            checked={ticked}
            onCheckedChange={(on) => onTick?.(row, on)}
          />
        </td>
      )}
      {columns.map((column) => (
        <td key={column.id} role="cell" className={cellStyle(column)}>
          {column.cell(row)}
        </td>
      ))}
      {actions && (
        <td role="cell" className="cell-actions">
          {actions(row)}
        </td>
      )}
    </tr>
  );
}

/** A table row on wide screens, a small card on phones. Memoized, so scrolling draws only new rows. */
export const DataTableRow = memo(Row);

const SKELETON_ROWS = 8;
const WIDTHS = ["w-4/5", "w-3/5", "w-2/3", "w-1/2", "w-3/4"];

type SkeletonProps<Row> = {
  columns: readonly Column<Row>[];
  selectable: boolean;
  hasActions: boolean;
};

type SkeletonRowProps<Row> = SkeletonProps<Row> & {
  index: number;
  /** `aria-rowindex`, if real rows surround it. */
  rowIndex?: number;
};

function PlaceholderRow<Row>(props: SkeletonRowProps<Row>) {
  const { index: row, columns, selectable, hasActions } = props;
  return (
    <tr role="row" aria-rowindex={props.rowIndex} className={rowStyle}>
      {selectable && (
        <td role="cell" className="cell-select">
          <Skeleton className="size-4.5" />
        </td>
      )}
      {columns.map((column, index) => (
        <td key={column.id} role="cell" className={cellStyle(column)}>
          <Skeleton
            className={clsx(
              WIDTHS[(row * 2 + index) % WIDTHS.length],
              column.align === "end" && "md:ml-auto md:w-8!",
            )}
          />
        </td>
      ))}
      {hasActions && (
        <td role="cell" className="cell-actions">
          <Skeleton className="ml-auto w-4" />
        </td>
      )}
    </tr>
  );
}

/** A row of gray bars, shown while a row is loading. */
export const SkeletonRow = memo(PlaceholderRow);

/** Rows of gray bars with the height of real rows, so that the layout stays the same. */
export function DataTableSkeleton<Row>(props: SkeletonProps<Row>) {
  return Array.from({ length: SKELETON_ROWS }, (_, row) => (
    // Placeholders have no identity beyond their index.
    // oxlint-disable-next-line react/no-array-index-key
    <SkeletonRow key={row} index={row} {...props} />
  ));
}
