"use client";

import clsx from "clsx";
import { ArrowDown, ArrowUp } from "lucide-react";
import type { Column, Sort } from "./column";
import { nextSort } from "./sort";

type SortHeadingProps<Row> = {
  column: Column<Row>;
  sort: Sort | undefined;
  onSort: (sort: Sort) => void;
};

/** A heading that sorts its column; the arrow shows which way, faintly on hover which way it would. */
export function SortHeading<Row>({ column, sort, onSort }: SortHeadingProps<Row>) {
  const active = sort?.by === column.id;
  const shown = active && sort ? sort : nextSort(column, sort);
  const Arrow = shown.direction === "asc" ? ArrowUp : ArrowDown;
  return (
    <>
      {/* Phones have SortSelect instead: what can't be seen must not take the focus. */}
      <span className="md:hidden">{column.header}</span>
      <button
        type="button"
        onClick={() => onSort(nextSort(column, sort))}
        className={clsx(
          "group/sort -mx-1.5 inline-flex max-md:hidden h-7 max-w-full items-center gap-1 rounded-md px-1.5 transition-colors hover:bg-hover hover:text-ink",
          active && "text-ink",
          column.align === "end" && "flex-row-reverse",
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
