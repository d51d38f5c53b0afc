import { type ColumnBuilderCallback, type Kysely, PostgresAdapter, sql } from "kysely";

type Column = [ReturnType<typeof sql>, ColumnBuilderCallback];

/**
 * Returns column types that behave the same on both engines: text compared byte by byte (SQLite's
 * order) and 64-bit integers. Columns are not null unless stated; a number is the default value.
 * Released migrations depend on this file: never change what it returns.
 */
export function columns(db: Kysely<unknown>) {
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter;
  const textType = postgres ? sql`text collate "C"` : sql`text`;
  const integerType = postgres ? sql`bigint` : sql`integer`;
  return {
    text: (kind?: "primary" | "null"): Column => [
      textType,
      (column) =>
        kind === "null"
          ? column
          : kind === "primary"
            ? column.primaryKey().notNull()
            : column.notNull(),
    ],
    integer: (kind?: "null" | number): Column => [
      integerType,
      (column) =>
        kind === "null"
          ? column
          : typeof kind === "number"
            ? column.notNull().defaultTo(kind)
            : column.notNull(),
    ],
  };
}
