"use client";

import { useTranslations } from "use-intl";
import { Select } from "../ui/select";
import type { Column, Sort } from "./column";
import { formatSort, nextSort, parseSort } from "./sort";

type SortSelectProps<Row> = {
  columns: readonly Column<Row>[];
  sort: Sort;
  onSort: (sort: Sort) => void;
};

/** Sorting on phones, where the table's headings have no room. */
export function SortSelect<Row>({ columns, sort, onSort }: SortSelectProps<Row>) {
  const t = useTranslations("common");
  const sortable = columns.filter((column) => column.sortable);
  const ids = sortable.map((column) => column.id);
  return (
    <Select
      compact
      aria-label={t("sortBy")}
      className="max-md:flex-1 max-md:basis-32 md:hidden"
      value={formatSort(sort)}
      onChange={(event) => onSort(parseSort(event.target.value, ids, sort))}
    >
      {sortable.map((column) => {
        const first = nextSort(column, undefined);
        const second = nextSort(column, first);
        return [first, second].map((each) => (
          <option key={formatSort(each)} value={formatSort(each)}>
            {column.header} {each.direction === "asc" ? "↑" : "↓"}
          </option>
        ));
      })}
    </Select>
  );
}
