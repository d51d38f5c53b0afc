import clsx from "clsx";
import type { Column } from "./column";

// What they look like: app/controls.css.

/** The classes of a body cell: a table cell on wide screens, a line of a stacked row on phones. */
export function cellStyle<Row>({ align, phone = "secondary", interactive }: Column<Row>): string {
  return clsx(
    "cell",
    align === "end" && "md:text-right",
    phone === "primary" && "max-md:pr-1",
    phone === "secondary" && "cell-secondary",
    phone === "hide" && "max-md:hidden",
    interactive && "relative",
  );
}

/** The classes of a body row; its cells look at it as `group/row`. */
export const rowStyle = "group/row row";
