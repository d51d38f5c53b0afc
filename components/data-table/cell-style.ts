import clsx from "clsx";
import type { Column } from "./column";

/** The classes of a body cell: a table cell on wide screens, a line of a stacked row on phones. */
export function cellStyle<Row>({ align, phone = "secondary", interactive }: Column<Row>): string {
  return clsx(
    "min-w-0 md:h-12 md:border-b md:border-line/70 md:px-3 md:py-1 md:group-last/row:border-b-0",
    "max-md:col-start-2 md:first:pl-4 md:last:pr-4",
    align === "end" && "md:text-right",
    phone === "primary" && "max-md:pr-1",
    phone === "secondary" && "max-md:text-sm max-md:text-ink-muted",
    phone === "hide" && "max-md:hidden",
    interactive && "relative z-1",
  );
}

/** The classes of the cells at a row's edges: its checkbox and its actions. */
export const edgeCellStyle = {
  select:
    "relative z-1 w-11 max-md:col-start-1 max-md:row-start-1 max-md:w-9 max-md:pt-px md:border-b md:border-line/70 md:pl-4 md:group-last/row:border-b-0",
  actions:
    "relative z-1 max-md:col-start-3 max-md:row-span-3 max-md:row-start-1 md:border-b md:border-line/70 md:pr-2.5 md:text-right md:group-last/row:border-b-0",
};

/** The classes of a body row: a table row on wide screens, a small grid on phones. */
export const rowStyle = [
  "group/row relative transition-colors hover:bg-hover/60 data-selected:bg-accent-soft",
  "has-data-[state=open]:bg-hover/60",
  "max-md:grid max-md:grid-cols-[auto_minmax(0,1fr)_auto] max-md:content-center max-md:items-start",
  "max-md:min-h-16 max-md:gap-y-1 max-md:border-b max-md:py-3 max-md:pr-2 max-md:pl-4 max-md:last:border-b-0",
].join(" ");
