"use client";

import { type ReactNode, useLayoutEffect, useRef } from "react";
import { useTranslations } from "use-intl";
import { SelectFilter } from "../ui/select";
import type { Column, Sort } from "./column";
import { formatSort, nextSort, parseSort, type SortColumn } from "./sort";

type ToolbarProps = {
  children: ReactNode;
  /** Counts and freshness. Their text changes by itself, so they have a line of their own. */
  status?: ReactNode;
};

/** Search and filters above a table. Stays in view; its height is known to the table's headings. */
export function Toolbar({ children, status }: ToolbarProps) {
  const bar = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = bar.current;
    if (!element) return;
    const { style } = document.documentElement;
    const observer = new ResizeObserver(() =>
      style.setProperty("--toolbar-height", `${element.offsetHeight}px`),
    );
    observer.observe(element);
    return () => {
      observer.disconnect();
      style.removeProperty("--toolbar-height");
    };
  }, []);
  return (
    <div ref={bar} className="bg-canvas pb-3 md:sticky md:top-0 md:z-10 md:-mx-2 md:px-2 md:pt-3">
      <div className="flex flex-wrap items-end gap-2.5 md:items-center">{children}</div>
      {status && (
        <div className="mt-2 flex items-center gap-x-1.5 text-sm whitespace-nowrap max-sm:min-h-8 max-sm:flex-wrap sm:h-8 sm:overflow-hidden text-ink-muted">
          {status}
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
