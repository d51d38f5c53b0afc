"use client";

import clsx from "clsx";
import { SlidersHorizontal } from "lucide-react";
import { type ReactNode, useId, useLayoutEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "../ui/button";
import { SelectFilter } from "../ui/select";
import type { Column, Sort } from "./column";
import { formatSort, nextSort, parseSort, type SortColumn } from "./sort";
import { setToolbarHeight } from "./toolbar-height";

type ToolbarProps = {
  /** The search and other controls that are always visible. */
  children?: ReactNode;
  /** Filters and sorting; on phones behind a button. */
  filters?: ReactNode;
  /** True if a filter is active; the button then indicates it. */
  filtered?: boolean;
  /** Shown after the filters. */
  after?: ReactNode;
  /** Counts and freshness, on a separate line because their width changes. */
  status?: ReactNode;
  /** Shown at the end of the line of counts, on tablets and wider screens. */
  actions?: ReactNode;
};

/** Search and filters above a table. Sticky; publishes its height for the table's headings. */
export function Toolbar({
  children,
  filters,
  filtered = false,
  after,
  status,
  actions,
}: ToolbarProps) {
  const t = useTranslations("common");
  const id = useId();
  const [open, setOpen] = useState(false);
  const bar = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = bar.current;
    if (!element) return;
    const observer = new ResizeObserver(() => setToolbarHeight(element.offsetHeight));
    observer.observe(element);
    return () => {
      observer.disconnect();
      setToolbarHeight(0);
    };
  }, []);
  return (
    <div ref={bar} className="bg-canvas pb-3 md:sticky md:top-0 md:z-10 md:-mx-2 md:px-2 md:pt-3">
      <div className="flex flex-wrap items-end gap-2.5 md:items-center [&:not(:empty):not(:last-child)]:mb-2">
        {children}
        {filters && (
          <>
            <Button
              aria-expanded={open}
              aria-controls={id}
              onClick={() => setOpen(!open)}
              className="h-10! md:hidden"
            >
              <SlidersHorizontal
                aria-hidden="true"
                className={filtered ? "text-accent-text" : ""}
              />
              {t("filters")}
            </Button>
            <div
              id={id}
              className={clsx(
                "max-md:w-full max-md:flex-wrap max-md:gap-2.5 md:contents",
                open ? "max-md:flex" : "max-md:hidden",
              )}
            >
              {filters}
            </div>
          </>
        )}
        {after}
      </div>
      {status && (
        <div className="flex items-center gap-2">
          <div className="flex flex-1 items-center gap-x-1.5 text-sm whitespace-nowrap max-sm:min-h-8 max-sm:flex-wrap sm:h-8 sm:overflow-hidden text-ink-muted">
            {status}
          </div>
          {actions}
        </div>
      )}
    </div>
  );
}

type SortSelectProps<Row> = {
  columns: readonly Column<Row>[];
  sort: Sort;
  onSort: (sort: Sort) => void;
};

/** Sorting on phones, where the table's headings are hidden. */
export function SortSelect<Row>({ columns, sort, onSort }: SortSelectProps<Row>) {
  const t = useTranslations("common");
  const sortable = columns
    .filter((column) => column.sortable)
    .flatMap((column): SortColumn[] => (column.alsoSorts ? [column, column.alsoSorts] : [column]));
  const ids = sortable.map((column) => column.id);
  const options = sortable.flatMap((column) => {
    const first = nextSort(column, undefined);
    return [first, nextSort(column, first)].map((each) => ({
      value: formatSort(each),
      label: `${column.header} ${each.direction === "asc" ? "↑" : "↓"}`,
    }));
  });
  return (
    <SelectFilter
      label={t("sortBy")}
      className="md:hidden"
      value={formatSort(sort)}
      options={options}
      onChange={(text) => onSort(parseSort(text, ids, sort))}
    />
  );
}
