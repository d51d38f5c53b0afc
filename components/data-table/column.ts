import type { ReactNode } from "react";

/** One column of a table. */
export type Column<Row> = {
  id: string;
  /** The heading; for a column without a visible one, its name for screen readers. */
  header: string;
  hiddenHeader?: boolean;
  cell: (row: Row) => ReactNode;
  /** May be sorted by; `id` is then the key in the URL. */
  sortable?: boolean;
  /** The first press sorts downwards, as people expect of numbers and dates. */
  descendingFirst?: boolean;
  align?: "start" | "end";
  /** Width classes; one column without any takes the rest. */
  className?: string;
  /** On phones: in the row's first line, below it, or left out. `secondary` unless told. */
  phone?: "primary" | "secondary" | "hide";
  /** Holds controls that must stay above a link that covers the whole row. */
  interactive?: boolean;
};

/** What a table is sorted by. */
export type Sort = { by: string; direction: "asc" | "desc" };

/** Which rows are ticked. What "all" means is for the list to say: it may hold more than is shown. */
export type Selection<Row> = {
  has: (key: string) => boolean;
  onTick: (row: Row, on: boolean) => void;
  all: boolean | "indeterminate";
  onTickAll: () => void;
  /** How the row's checkbox is called, e.g. "Select Anna". */
  labelOf: (row: Row) => string;
};
