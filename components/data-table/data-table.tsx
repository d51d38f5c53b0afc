"use client";

import clsx from "clsx";
import type { ComponentType, ReactNode, Ref } from "react";
import { useTranslations } from "use-intl";
import type { Column, Selection, Sort } from "./column";
import { DataTableHead } from "./data-table-head";
import { DataTableRow } from "./data-table-row";
import { DataTableSkeleton, SkeletonRow } from "./data-table-skeleton";
import { useHydrated } from "../ui/use-hydrated";
import { SelectAll } from "./select-all";
import { SERVED_ROWS } from "./served-rows";
import type { VirtualBodyProps } from "./virtual-body";

const fading = "opacity-60 transition-opacity delay-150";

type DataTableProps<Row> = {
  /** What the table lists, for screen readers. */
  label: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** How many rows there are in all, where `rows` is only the part that was loaded. */
  totalRows?: number;
  sort?: Sort;
  onSort?: (sort: Sort) => void;
  selection?: Selection<Row>;
  /** A row's menu and buttons, at its right end. */
  actions?: (row: Row) => ReactNode;
  /** The name of the actions' column, for screen readers. */
  actionsLabel?: string;
  /** Nothing is known yet: grey bars in the rows' places. */
  loading?: boolean;
  /** The rows belong to the previous search and are about to change. */
  stale?: boolean;
  /** Shown instead of the table when there are no rows. */
  empty?: ReactNode;
  /** More rows than a page should hold: those in sight are asked for by their places. */
  windowed?: {
    rowAt: (index: number) => Row | undefined;
    onRange: (first: number, last: number) => void;
    /** VirtualBody: only long lists carry its code. */
    Body: ComponentType<VirtualBodyProps>;
  };
  /** Below the last row, e.g. what loads more of them. */
  footer?: ReactNode;
};

/** One table for every list: a real table for screen readers, stacked rows on phones. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { label, columns, rows, rowKey, totalRows, selection, actions } = props;
  const t = useTranslations("common");
  const hydrated = useHydrated();
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
    <div className="rounded-card border bg-surface">
      {selection && (
        <div className="flex items-center gap-4.5 border-b py-2 pl-4 text-sm text-ink-muted md:hidden">
          <SelectAll selection={selection} />
          <span aria-hidden="true">{t("selectAll")}</span>
        </div>
      )}
      <table
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
          <tbody role="rowgroup" className={clsx("max-md:block", stale && fading)}>
            {(hydrated ? rows : rows.slice(0, SERVED_ROWS)).map((row, index) =>
              tableRow(row, index),
            )}
          </tbody>
        )}
      </table>
      {footer && <div className="border-t px-4 py-3 text-sm text-ink-muted">{footer}</div>}
    </div>
  );
}
