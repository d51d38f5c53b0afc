import clsx from "clsx";
import { memo } from "react";
import { Skeleton } from "../ui/skeleton";
import { cellStyle, rowStyle } from "./cell-style";
import type { Column } from "./column";

const ROWS = 8;
const WIDTHS = ["w-4/5", "w-3/5", "w-2/3", "w-1/2", "w-3/4"];

type DataTableSkeletonProps<Row> = {
  columns: readonly Column<Row>[];
  selectable: boolean;
  hasActions: boolean;
};

/** Rows of grey bars, as high as real ones, so that nothing moves when they arrive. */
export function DataTableSkeleton<Row>(props: DataTableSkeletonProps<Row>) {
  return Array.from({ length: ROWS }, (_, row) => (
    // Placeholders have no identity beyond their place.
    // oxlint-disable-next-line react/no-array-index-key
    <SkeletonRow key={row} index={row} {...props} />
  ));
}

type SkeletonRowProps<Row> = DataTableSkeletonProps<Row> & {
  index: number;
  /** Its place in the table, where others of it are there. */
  rowIndex?: number;
};

function Bars<Row>(props: SkeletonRowProps<Row>) {
  const { index: row, columns, selectable, hasActions } = props;
  return (
    <tr role="row" aria-rowindex={props.rowIndex} className={rowStyle}>
      {selectable && (
        <td role="cell" className="cell-select">
          <Skeleton className="size-4.5" />
        </td>
      )}
      {columns.map((column, index) => (
        <td key={column.id} role="cell" className={cellStyle(column)}>
          <Skeleton
            className={clsx(
              WIDTHS[(row * 2 + index) % WIDTHS.length],
              column.align === "end" && "md:ml-auto md:w-8!",
            )}
          />
        </td>
      ))}
      {hasActions && (
        <td role="cell" className="cell-actions">
          <Skeleton className="ml-auto w-4" />
        </td>
      )}
    </tr>
  );
}

/** One row of grey bars, in the place of a row that is on its way. */
export const SkeletonRow = memo(Bars);
