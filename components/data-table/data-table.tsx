"use client";

import clsx from "clsx";
import { type ComponentType, type ReactNode, type Ref, useDeferredValue } from "react";
import { useTranslations } from "use-intl";
import type { Column, Selection, Sort } from "./column";
import { DataTableHead, SelectAll } from "./data-table-head";
import { DataTableRow, DataTableSkeleton, SERVED_ROWS, SkeletonRow } from "./data-table-row";
import { useHydrated } from "../ui/use-hydrated";
import { Spacer } from "./spacer";
import { type RowKeys, useListKeys } from "./use-list-keys";
import { useRowHeight } from "./use-stacked";
import type { VirtualBodyProps } from "./virtual-body";

const fading = "opacity-60 transition-opacity delay-150";

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
  /** What the letters C, E and R do to the focused row. */
  keys?: RowKeys<Row>;
  /** No rows have arrived yet: shows gray bars. */
  loading?: boolean;
  /** The rows are of the previous search and will change soon. */
  stale?: boolean;
  /** Shown instead of the table if there are no rows. */
  empty?: ReactNode;
  /** For lists too long for a page: rows are fetched by index as they scroll into view. */
  windowed?: {
    rowAt: (index: number) => Row | undefined;
    onRange: (first: number, last: number) => void;
    /** VirtualBody, passed in so that only long lists load its code. */
    Body: ComponentType<VirtualBodyProps>;
  };
  /** Shown below the last row, e.g. LoadMore. */
  footer?: ReactNode;
};

/** The table of every list: a real table for screen readers, stacked rows on phones. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { label, columns, rows, rowKey, totalRows, selection, actions } = props;
  const t = useTranslations("common");
  // The first screen of rows is drawn at once, the rest when the browser has time for it.
  const drawn = Math.max(useDeferredValue(props.windowed ? 0 : rows.length, 0), SERVED_ROWS);
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
    <tbody role="rowgroup" className="max-md:block">
      <DataTableSkeleton {...shape} />
    </tbody>
  );
  function tableRow(row: Row, index: number, ref?: Ref<HTMLTableRowElement>) {
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
  function rowAt(index: number, ref: Ref<HTMLTableRowElement> | undefined) {
    const row = windowed?.rowAt(index);
    if (row !== undefined) return tableRow(row, index, ref);
    return <SkeletonRow key={index} index={index} {...shape} rowIndex={index + 2} />;
  }
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
        className="w-full border-separate border-spacing-0 max-md:block md:table-fixed"
      >
        <DataTableHead {...props} hasActions={actions !== undefined} />
        {loading ? (
          skeleton
        ) : windowed ? (
          <windowed.Body
            total={totalRows ?? 0}
            rowAt={rowAt}
            onRange={windowed.onRange}
            className={stale ? fading : undefined}
          />
        ) : (
          <>
            <tbody role="rowgroup" className={clsx("max-md:block", stale && fading)}>
              {rows.slice(0, drawn).map((row, index) => tableRow(row, index))}
            </tbody>
            {hydrated && rows.length > drawn && (
              // So that Back finds the place where the page was scrolled to.
              <tbody role="presentation" className="max-md:block">
                <Spacer height={(rows.length - drawn) * rowHeight} />
              </tbody>
            )}
          </>
        )}
      </table>
      {footer && <div className="border-t px-4 py-3 text-sm text-ink-muted">{footer}</div>}
    </div>
  );
}
