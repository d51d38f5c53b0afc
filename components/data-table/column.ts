import type { ReactNode } from "react";

/** One column of a table. */
export type Column<Row> = {
  id: string;
  /** The heading; with `hiddenHeader`, its name for screen readers. */
  header: string;
  hiddenHeader?: boolean;
  cell: (row: Row) => ReactNode;
  /** Sortable; `id` is the key in the URL. */
  sortable?: boolean;
  /** A second key by which the same heading sorts, e.g. email beside the name. */
  alsoSorts?: { id: string; header: string };
  /** The first click sorts descending, as people expect of numbers and dates. */
  descendingFirst?: boolean;
  align?: "start" | "end";
  /** Width classes, for wide screens only. A column without any takes the rest. */
  width?: string;
  /** 2 hides the column in tables narrower than 46rem, 3 in those narrower than 58rem. */
  priority?: 1 | 2 | 3;
  /**
   * The place on phones: in the row's first line, below it ("secondary", the default), in a line shared
   * by "start" and "end", or hidden.
   */
  phone?: "primary" | "secondary" | "start" | "end" | "hide";
  /** A class for the column's cells, e.g. one that places their content side by side. */
  cellClass?: string;
  /** Contains controls that must stay above a RowLink. */
  interactive?: boolean;
};

/** Returns the classes that hide a column, for its heading and its cells alike. */
export function visibilityOf<Row>({ priority }: Column<Row>): string | false {
  if (priority === 2) return "md:@max-[46rem]:hidden";
  return priority === 3 && "md:@max-[58rem]:hidden";
}

/** Returns the classes of a column's width, for its heading and its cells alike. */
export function widthOf<Row>({ width }: Column<Row>): string {
  return width ?? "md:flex-1";
}

/** The order of a table's rows. */
export type Sort = { by: string; direction: "asc" | "desc" };

/** The selected rows. The list defines what "all" means, because it may hold more than is shown. */
export type Selection<Row> = {
  has: (key: string) => boolean;
  onTick: (row: Row, on: boolean) => void;
  all: boolean | "indeterminate";
  onTickAll: () => void;
  /** Returns the name of a row's checkbox, e.g. "Select Anna". */
  labelOf: (row: Row) => string;
};
