"use client";

import { memo, type ReactNode, type Ref } from "react";
import { Checkbox } from "../ui/checkbox";
import { cellStyle, rowStyle } from "./cell-style";
import type { Column, Selection } from "./column";

type DataTableRowProps<Row> = {
  ref?: Ref<HTMLTableRowElement>;
  row: Row;
  index: number;
  columns: readonly Column<Row>[];
  /** Null where rows can't be ticked. */
  ticked: boolean | null;
  onTick: Selection<Row>["onTick"] | undefined;
  labelOf: Selection<Row>["labelOf"] | undefined;
  actions: ((row: Row) => ReactNode) | undefined;
};

/**
 * One row: a line of the table on wide screens, a small card on phones. It is drawn again only when
 * something of it changed, so that scrolling draws just the rows that come into sight.
 */
function Line<Row>(props: DataTableRowProps<Row>) {
  const { ref, row, index, columns, ticked, onTick, labelOf, actions } = props;
  return (
    <tr
      ref={ref}
      role="row"
      data-index={index}
      // The headings are the first row.
      aria-rowindex={index + 2}
      data-selected={ticked || undefined}
      className={rowStyle}
    >
      {ticked !== null && (
        <td role="cell" className="cell-select">
          <Checkbox
            aria-label={labelOf?.(row)}
            checked={ticked}
            onCheckedChange={(on) => onTick?.(row, on)}
          />
        </td>
      )}
      {columns.map((column) => (
        <td key={column.id} role="cell" className={cellStyle(column)}>
          {column.cell(row)}
        </td>
      ))}
      {actions && (
        <td role="cell" className="cell-actions">
          {actions(row)}
        </td>
      )}
    </tr>
  );
}

export const DataTableRow = memo(Line);
