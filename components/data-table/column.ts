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
  /** The first click sorts descending, as people expect of numbers and dates. */
  descendingFirst?: boolean;
  align?: "start" | "end";
  /** Width classes. A column without any takes the rest. */
  className?: string;
  /** The place on phones: in the row's first line, below it ("secondary", the default), or hidden. */
  phone?: "primary" | "secondary" | "hide";
  /** Contains controls that must stay above a RowLink. */
  interactive?: boolean;
};

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
