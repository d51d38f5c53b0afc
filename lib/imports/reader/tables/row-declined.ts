import { hasDeclined } from "../common/declined";
import type { Read } from "./row-name";
import { isDeclinedByStatus } from "./status-columns";

/** The separator between a name or an address and a remark. */
const REMARK = /[([{:;,]|\s[-–—]/;

/** Returns true if a status column or a remark says that the person declined. */
export function isRowDeclined({ cells, section }: Read): boolean {
  if (section.verbatim === true) return false;
  if (section.statuses.length > 0 && isDeclinedByStatus(cells, section.statuses)) return true;
  return section.mapping.some((field, column) => {
    if (field !== "name" && field !== "email" && field !== "lastName") return false;
    const cell = cells[column] ?? "";
    return REMARK.test(cell) && hasDeclined(cell);
  });
}
