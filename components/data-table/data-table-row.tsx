"use client";

import type { ReactNode, Ref } from "react";
import { Checkbox } from "../ui/checkbox";
import { cellStyle, edgeCellStyle, rowStyle } from "./cell-style";
import type { Column, Selection } from "./column";

type DataTableRowProps<Row> = {
  ref?: Ref<HTMLTableRowElement>;
  id: string;
  row: Row;
  index: number;
  columns: readonly Column<Row>[];
  selection: Selection<Row> | undefined;
  actions: ((row: Row) => ReactNode) | undefined;
};

/** One row: a line of the table on wide screens, a small card on phones. */
export function DataTableRow<Row>(props: DataTableRowProps<Row>) {
  const { ref, id, row, index, columns, selection, actions } = props;
  const ticked = selection?.has(id) ?? false;
  function tick(on: boolean) {
    selection?.onTick(row, on);
  }
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
      {selection && (
        <td role="cell" className={edgeCellStyle.select}>
          <Checkbox aria-label={selection.labelOf(row)} checked={ticked} onCheckedChange={tick} />
        </td>
      )}
      {columns.map((column) => (
        <td key={column.id} role="cell" className={cellStyle(column)}>
          {column.cell(row)}
        </td>
      ))}
      {actions && (
        <td role="cell" className={edgeCellStyle.actions}>
          <div className="flex items-center justify-end gap-0.5">{actions(row)}</div>
        </td>
      )}
    </tr>
  );
}
