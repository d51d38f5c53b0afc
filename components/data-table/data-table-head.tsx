"use client";

import clsx from "clsx";
import { ArrowDown, ArrowUp } from "lucide-react";
import { useTranslations } from "use-intl";
import { Checkbox } from "../ui/checkbox";
import { type Column, type Selection, type Sort, visibilityOf, widthOf } from "./column";
import { nextSort, type SortColumn } from "./sort";
import { useToolbarHeight } from "./toolbar-height";

type DataTableHeadProps<Row> = {
  columns: readonly Column<Row>[];
  sort?: Sort;
  onSort?: (sort: Sort) => void;
  selection?: Selection<Row>;
  hasActions: boolean;
  actionsLabel?: string;
};

const cell =
  "h-10 min-w-0 content-center border-b bg-surface px-3 text-left text-sm font-medium text-ink-faint first:rounded-tl-card first:pl-4 last:rounded-tr-card last:pr-4";

/** The headings, which stay in view while the rows scroll; only for screen readers on phones. */
export function DataTableHead<Row>(props: DataTableHeadProps<Row>) {
  const { columns, sort, onSort, selection, hasActions, actionsLabel } = props;
  const t = useTranslations("common");
  const top = useToolbarHeight();
  return (
    <thead
      role="rowgroup"
      className="block max-md:sr-only md:sticky md:top-0 md:z-2"
      // The content security policy forbids inline styles in server HTML.
      style={top > 0 ? { top } : undefined}
    >
      <tr role="row" aria-rowindex={1} className="flex">
        {selection && (
          <th role="columnheader" scope="col" className={clsx(cell, "w-11 shrink-0")}>
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
            className={clsx(
              cell,
              visibilityOf(column),
              widthOf(column),
              column.align === "end" && "md:text-right",
            )}
          >
            {column.sortable && onSort ? (
              <span className="flex gap-3">
                <SortHeading column={column} sort={sort} onSort={onSort} />
                {column.alsoSorts && (
                  <SortHeading column={column.alsoSorts} sort={sort} onSort={onSort} />
                )}
              </span>
            ) : (
              <span className={column.hiddenHeader ? "sr-only" : undefined}>{column.header}</span>
            )}
          </th>
        ))}
        {hasActions && (
          <th role="columnheader" scope="col" className={clsx(cell, "ml-auto w-14 shrink-0")}>
            <span className="sr-only">{actionsLabel ?? t("actions")}</span>
          </th>
        )}
      </tr>
    </thead>
  );
}

function ariaSort<Row>(column: Column<Row>, sort: Sort | undefined) {
  if (!sort || (sort.by !== column.id && sort.by !== column.alsoSorts?.id)) return "none";
  return sort.direction === "asc" ? "ascending" : "descending";
}

/** Selects all rows, or none. */
export function SelectAll<Row>({ selection }: { selection: Selection<Row> }) {
  const t = useTranslations("common");
  return (
    <Checkbox
      aria-label={t("selectAll")}
      checked={selection.all}
      onCheckedChange={selection.onTickAll}
    />
  );
}

type SortHeadingProps = {
  column: SortColumn;
  sort: Sort | undefined;
  onSort: (sort: Sort) => void;
};

function SortHeading({ column, sort, onSort }: SortHeadingProps) {
  const active = sort?.by === column.id;
  const shown = active && sort ? sort : nextSort(column, sort);
  const Arrow = shown.direction === "asc" ? ArrowUp : ArrowDown;
  return (
    <>
      {/* On phones the heading is hidden, so its button must not take the focus. */}
      <span className="md:hidden">{column.header}</span>
      <button
        type="button"
        onClick={() => onSort(nextSort(column, sort))}
        className={clsx(
          "group/sort -mx-1.5 inline-flex max-md:hidden h-7 max-w-full items-center gap-1 rounded-md px-1.5 transition-colors hover:bg-hover hover:text-ink",
          active && "text-ink",
          column.align === "end" && "ml-auto flex-row-reverse",
        )}
      >
        <span className="truncate">{column.header}</span>
        <Arrow
          aria-hidden="true"
          className={clsx(
            "size-3.5 shrink-0 transition-opacity",
            !active && "opacity-0 group-hover/sort:opacity-60 group-focus-visible/sort:opacity-60",
          )}
        />
      </button>
    </>
  );
}
