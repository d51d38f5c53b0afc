import { type Expression, type ExpressionBuilder, type SqlBool, sql } from "kysely";
import * as z from "@/lib/platform/zod";

/** One column of a sort order. */
export type SortColumn = { column: string; direction: "asc" | "desc" };

const Cursor = z.array(z.union([z.string(), z.number(), z.null()]));
type CursorValues = z.infer<typeof Cursor>;

function packCursor(values: CursorValues): string {
  return Buffer.from(JSON.stringify(values)).toString("base64url");
}

/** Returns a column in ascending order. */
export const ascending = (column: string): SortColumn => ({ column, direction: "asc" });

/** Returns a column in descending order. */
export const descending = (column: string): SortColumn => ({ column, direction: "desc" });

/** Returns the cursor that continues after this row in this order. */
export function cursorAfter(row: Record<string, unknown>, order: SortColumn[]): string {
  return packCursor(Cursor.parse(order.map(({ column }) => row[column])));
}

/** Returns the values in a cursor; null if it is invalid or of another order. */
export function unpackCursor(cursor: string | undefined, columns: number): CursorValues | null {
  if (!cursor) return null;
  try {
    const values = Cursor.parse(JSON.parse(Buffer.from(cursor, "base64url").toString("utf8")));
    return values.length === columns ? values : null;
  } catch {
    return null;
  }
}

/**
 * Returns an SQL condition: the row comes after the cursor in this order (keyset paging). Every page costs the
 * same, and rows added or removed meanwhile do not shift pages.
 */
export function after<DB, TB extends keyof DB>(
  eb: ExpressionBuilder<DB, TB>,
  order: SortColumn[],
  values: CursorValues,
): Expression<SqlBool> {
  return eb.or(
    order.map((_, index) =>
      eb.and([
        ...order
          .slice(0, index)
          .map((previous, i) => sql<SqlBool>`${sql.ref(previous.column)} = ${values[i]}`),
        order[index]?.direction === "desc"
          ? sql<SqlBool>`${sql.ref(order[index].column)} < ${values[index]}`
          : sql<SqlBool>`${sql.ref(order[index]?.column ?? "")} > ${values[index]}`,
      ]),
    ),
  );
}
