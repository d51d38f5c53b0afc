"use client";

import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { SelectFilter } from "../ui/select";
import type { Column, Sort } from "./column";
import { formatSort, nextSort, parseSort } from "./sort";

/** The row of search and filters above a table. */
export function Toolbar({ children }: { children: ReactNode }) {
  return <div className="mb-4 flex flex-wrap items-end gap-2.5 md:items-center">{children}</div>;
}

type SortSelectProps<Row> = {
  columns: readonly Column<Row>[];
  sort: Sort;
  onSort: (sort: Sort) => void;
};

/** Sorting on phones, where the table's headings are hidden. */
export function SortSelect<Row>({ columns, sort, onSort }: SortSelectProps<Row>) {
  const t = useTranslations("common");
  const sortable = columns.filter((column) => column.sortable);
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
