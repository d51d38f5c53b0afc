/**
 * The reason why a row is not invited. `unlisted`: above the headings or beside the columns; `sender`: sent
 * the message or organizes the meeting; `crossedOut`: struck through; `declined`: declined or canceled
 * according to the list.
 */
export type SkipReason =
  | "missing"
  | "malformed"
  | "notLatin"
  | "lookalike"
  | "duplicate"
  | "nameTooLong"
  | "unlisted"
  | "sender"
  | "crossedOut"
  | "declined";

/** A possible problem that a person should check before the row is sent. */
export type Check =
  | { kind: "typo"; suggestion: string }
  | { kind: "severalAddresses"; others: readonly string[] }
  | { kind: "mixedScripts" | "nameGuessed" | "unclosedQuote" | "badBytes" | "unclearName" };

/** The possible contents of a column. */
export const FIELDS = [
  "email",
  "otherEmail",
  "name",
  "firstName",
  "middleName",
  "lastName",
  "moderator",
  "notify",
  "lifetime",
  "avatarUrl",
  "code",
] as const;
export type Field = (typeof FIELDS)[number];

/** Fields that a row keeps as written; the import interprets them. */
export type ExtraField = "moderator" | "notify" | "lifetime" | "avatarUrl" | "code";

/** The content of each column; null: not used. */
export type Mapping = readonly (Field | null)[];

/** One row of the source; `line` counts from 1, as in a spreadsheet. */
export type GridRow = { line: number; cells: string[]; problem?: "quotes" };

/** Rows of cells without the empty rows. Line numbers are those of the source. */
export type Grid = { rows: GridRow[]; columns: number };

/** One row of a list: a person, a duplicate or a rejected row. */
export type ReadRow = {
  /** The first and last line in the source, counted from 1. */
  line: number;
  lastLine: number;
  /** The normalized address; a malformed one as written; empty if there is none. */
  email: string;
  name: string;
  state: "ready" | "check" | "skipped";
  /** Null unless skipped. */
  reason: SkipReason | null;
  /** For a duplicate: the line of the first row with the address. */
  duplicateOf: number | null;
  checks: readonly Check[];
  /** More addresses of the same row, which are not invited. */
  others: readonly string[];
  /** Columns that the import interprets, as written; columns without a value are absent. */
  fields: Readonly<Partial<Record<ExtraField, string>>>;
  /** The cells or the text of the row, shortened. */
  source: readonly string[];
};

/** How a list was read: as rows and columns, or as free text. */
export type ReadingMode = "table" | "text";

/**
 * A column from which declined or canceled people are recognized. `status`: by its words; `attending`: also
 * by "no"; `flag`: by "yes"; `date`: by any date; `remark`: by a cell without other text.
 */
export type StatusColumn = {
  column: number;
  kind: "status" | "attending" | "flag" | "date" | "remark";
};

/** A part of a table under separate headings. */
export type Section = {
  /** Index of the heading row in the grid; null if there is none. */
  heading: number | null;
  /** Index of the first row, and of the row after the last one. */
  from: number;
  to: number;
  mapping: Mapping;
  /** Columns with addresses of other people, such as the buyer. */
  otherPeople: readonly number[];
  /** Columns that show whether a person declined or is canceled. */
  statuses: readonly StatusColumn[];
  /** The section is a file exported by Foyer: its names are read as written. */
  verbatim?: boolean;
};

/** A table with its recognized sections. */
export type TableReading = { grid: Grid; sections: readonly Section[]; main: number };

/** The result of reading a list. */
export type ListReading = {
  mode: ReadingMode;
  rows: readonly ReadRow[];
  /** Null unless the list was read as a table. */
  table: TableReading | null;
  counts: { ready: number; check: number; skipped: number };
};

/** The reason why a whole file is rejected. */
const REFUSALS = [
  "empty",
  "too-large",
  "too-many-rows",
  "binary",
  "old-excel",
  "not-a-spreadsheet",
  "broken-workbook",
  "locked-workbook",
] as const;
export type Refusal = (typeof REFUSALS)[number];

/** Thrown if a file can't be read; `line` is the row that caused it. */
export class UnreadableList extends Error {
  constructor(
    readonly refusal: Refusal,
    readonly line: number | null = null,
  ) {
    super(refusal);
    this.name = "UnreadableList";
  }
}

/** Limits: bytes of a file, rows of a list, characters of a cell and of a name. */
export const LIMITS = { bytes: 120_000_000, rows: 100_001, cell: 40_000, name: 200 } as const;

/** Progress of a reading, from 0 to 1. */
type Step = number;

/** Work in short steps: the caller may run other tasks at each `yield`. */
export type Steps<T> = Generator<Step, T, void>;
