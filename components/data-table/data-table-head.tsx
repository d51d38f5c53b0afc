"use client";

import clsx from "clsx";
import { useTranslations } from "use-intl";
import type { Column, Selection, Sort } from "./column";
import { SelectAll } from "./select-all";
import { SortHeading } from "./sort-heading";

type DataTableHeadProps<Row> = {
  columns: readonly Column<Row>[];
  sort?: Sort;
  onSort?: (sort: Sort) => void;
  selection?: Selection<Row>;
  hasActions: boolean;
  actionsLabel?: string;
};

const cell =
  "sticky top-0 z-2 h-10 border-b bg-surface px-3 text-left text-sm font-medium text-ink-faint first:rounded-tl-card first:pl-4 last:rounded-tr-card last:pr-4";

/** The headings, which stay in sight while the rows scroll; only for screen readers on phones. */
export function DataTableHead<Row>(props: DataTableHeadProps<Row>) {
  const { columns, sort, onSort, selection, hasActions, actionsLabel } = props;
  const t = useTranslations("common");
  return (
    <thead role="rowgroup" className="max-md:sr-only">
      <tr role="row" aria-rowindex={1}>
        {selection && (
          <th role="columnheader" scope="col" className={clsx(cell, "w-11")}>
            <div className="max-md:hidden">
              <SelectAll selection={selection} />
            </div>
          </th>
        )}
        {columns.map((column) => (
          <th
            key={column.id}
            role="columnheader"
            scope="col"
            aria-sort={column.sortable && onSort ? ariaSort(column, sort) : undefined}
            className={clsx(cell, column.className, column.align === "end" && "md:text-right")}
          >
            {column.sortable && onSort ? (
              <SortHeading column={column} sort={sort} onSort={onSort} />
            ) : (
              <span className={column.hiddenHeader ? "sr-only" : undefined}>{column.header}</span>
            )}
          </th>
        ))}
        {hasActions && (
          <th role="columnheader" scope="col" className={clsx(cell, "w-14")}>
            <span className="sr-only">{actionsLabel ?? t("actions")}</span>
          </th>
        )}
      </tr>
    </thead>
  );
}

function ariaSort<Row>(column: Column<Row>, sort: Sort | undefined) {
  if (sort?.by !== column.id) return "none";
  return sort.direction === "asc" ? "ascending" : "descending";
}
