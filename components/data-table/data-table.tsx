"use client";

import clsx from "clsx";
import { type ReactNode, type Ref, useDeferredValue } from "react";
import { useTranslations } from "use-intl";
import type { Column, Selection, Sort } from "./column";
import { DataTableHead, SelectAll } from "./data-table-head";
import { DataTableRow, DataTableSkeleton, SERVED_ROWS, SkeletonRow } from "./data-table-row";
import { useHydrated } from "../ui/use-hydrated";
import { Spacer } from "./spacer";
import { type RowKeys, useListKeys } from "./use-list-keys";
import { useRowHeight } from "./use-stacked";

/** A constant, because a new array in each render would make the table render forever. */
const NONE: readonly never[] = [];
const fading = "opacity-60 transition-opacity delay-150";

/** The props of the windowed body. */
export type WindowedBodyProps<Row> = {
  total: number;
  /** Returns the row, or a placeholder if it isn't loaded; `ref` measures its height. */
  drawRow: (
    row: Row | undefined,
    index: number,
    ref: Ref<HTMLTableRowElement> | undefined,
  ) => ReactNode;
  className: string | undefined;
};

type DataTableProps<Row> = {
  /** The table's accessible name. */
  label: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** The number of rows, if `rows` is only the loaded part. */
  totalRows?: number;
  sort?: Sort;
  onSort?: (sort: Sort) => void;
  selection?: Selection<Row>;
  /** Returns a row's menu and buttons, shown at its right end. */
  actions?: (row: Row) => ReactNode;
  /** The accessible name of the actions column. */
  actionsLabel?: string;
  /** The actions of the keys C, E and R on the focused row. */
  keys?: RowKeys<Row>;
  /** True until the first rows arrive: shows gray bars. */
  loading?: boolean;
  /** True if the rows belong to the previous search. */
  stale?: boolean;
  /** Shown instead of the table if there are no rows. */
  empty?: ReactNode;
  /** For long lists: rows are fetched by index as they scroll into view. */
  windowed?: {
    /** Returns a row if it is loaded. */
    rowAt: (index: number) => Row | undefined;
    /** Returns a VirtualBody, passed in so that only long lists load its code. */
    body: (props: WindowedBodyProps<Row>) => ReactNode;
  };
  /** Shown below the last row, e.g. LoadMore. */
  footer?: ReactNode;
};

/** The table of every list: a real table for screen readers, stacked rows on phones. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { label, columns, rows, rowKey, totalRows, selection, actions } = props;
  const t = useTranslations("common");
  const plain = props.windowed ? NONE : rows;
  const drawn = firstScreen(plain, useDeferredValue<readonly Row[]>(plain, NONE), rowKey);
  const hydrated = useHydrated();
  const rowHeight = useRowHeight();
  const table = useListKeys({
    rowAt: (index) => (props.windowed ? props.windowed.rowAt(index) : rows[index]),
    rowKey,
    selection,
    keys: props.keys,
  });
  const { loading = false, stale = false, empty, footer, windowed } = props;
  if (!loading && rows.length === 0 && empty)
    return <div className="rounded-card border bg-surface">{empty}</div>;
  const shape = { columns, selectable: selection !== undefined, hasActions: actions !== undefined };
  const skeleton = (
    <tbody role="rowgroup" className="block">
      <DataTableSkeleton {...shape} />
    </tbody>
  );
  function tableRow(row: Row, index: number, ref: Ref<HTMLTableRowElement> | undefined) {
    const key = rowKey(row);
    return (
      <DataTableRow
        key={key}
        {...{ ref, row, index, columns, actions }}
        ticked={selection ? selection.has(key) : null}
        onTick={selection?.onTick}
        labelOf={selection?.labelOf}
      />
    );
  }
  const drawRow: WindowedBodyProps<Row>["drawRow"] = (row, index, ref) =>
    row === undefined ? (
      <SkeletonRow key={index} index={index} {...shape} rowIndex={index + 2} />
    ) : (
      tableRow(row, index, ref)
    );
  return (
    <div className="@container rounded-card border bg-surface">
      {selection && (
        <div className="flex items-center gap-4.5 border-b py-2 pl-4 text-sm text-ink-muted md:hidden">
          <SelectAll selection={selection} />
          <span aria-hidden="true">{t("selectAll")}</span>
        </div>
      )}
      <table
        ref={table}
        role="table"
        aria-label={label}
        aria-busy={loading || stale || undefined}
        aria-rowcount={totalRows === undefined ? undefined : totalRows + 1}
        className="block w-full"
      >
        <DataTableHead {...props} hasActions={actions !== undefined} />
        {loading ? (
          skeleton
        ) : windowed ? (
          windowed.body({ total: totalRows ?? 0, drawRow, className: stale ? fading : undefined })
        ) : (
          <>
            <tbody role="rowgroup" className={clsx("block", stale && fading)}>
              {drawn.map((row, index) => tableRow(row, index, undefined))}
            </tbody>
            {hydrated && rows.length > drawn.length && (
              // Keeps the height of the page, so that Back restores the scroll position.
              <tbody role="presentation" className="block">
                <Spacer height={(rows.length - drawn.length) * rowHeight} />
              </tbody>
            )}
          </>
        )}
      </table>
      {footer && <div className="border-t px-4 py-3 text-sm text-ink-muted">{footer}</div>}
    </div>
  );
}

/**
 * Returns the rows of this render: the first screen of `rows`, and below it the rest of `later`, a deferred copy of
 * `rows`. Before the deferred update, `later` is empty in a new page and has the previous rows after a search.
 */
function firstScreen<Row>(
  rows: readonly Row[],
  later: readonly Row[],
  rowKey: (row: Row) => string,
): readonly Row[] {
  if (later === rows) return rows;
  const first = rows.slice(0, SERVED_ROWS);
  const keys = new Set(first.map(rowKey));
  const rest = later.slice(SERVED_ROWS, rows.length);
  return [...first, ...rest.filter((row) => !keys.has(rowKey(row)))];
}
