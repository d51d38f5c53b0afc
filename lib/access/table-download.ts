import type { Cell } from "@/lib/platform/csv";
import { csv } from "@/lib/platform/csv";
import * as z from "@/lib/platform/zod";
import { xlsx } from "@/lib/platform/xlsx";
import type { Download } from "./file-response";

/** The formats of a downloaded table; `?format=` in the URL. */
export const TableFormat = z.catch(z.enum(["csv", "xlsx"]), "csv");
export type TableFormat = z.infer<typeof TableFormat>;

type Table = {
  /** The file's name without its ending. */
  name: string;
  sheet: string;
  rows: AsyncIterable<Cell[][]>;
  delimiter?: "," | ";";
};

const TYPES: Record<TableFormat, string> = {
  csv: "text/csv; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

/** Returns a table as a file that is built while it is sent. No cell is a formula. */
export function tableDownload(
  { name, sheet, rows, delimiter }: Table,
  format: TableFormat,
): Download {
  return {
    name: `${name}.${format}`,
    type: TYPES[format],
    body: format === "csv" ? csv(rows, delimiter) : xlsx(rows, sheet),
  };
}
