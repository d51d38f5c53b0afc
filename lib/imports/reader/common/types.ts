/**
 * Why a row is not invited; `outsideList`: above the headings or outside of the columns; `sender`: who
 * sent the message or organizes the meeting that the list was copied from; `crossedOut`: struck through;
 * `declined`: the list says that the person declined or is canceled.
 */
export type SkipReason =
  | "missing"
  | "malformed"
  | "notLatin"
  | "lookalike"
  | "duplicate"
  | "nameTooLong"
  | "outsideList"
  | "sender"
  | "crossedOut"
  | "declined";

/** Something about a row that a person should look at before it is sent. */
export type Check =
  | { kind: "typo"; suggestion: string }
  | { kind: "severalAddresses"; others: readonly string[] }
  | { kind: "mixedScripts" | "nameGuessed" | "unclosedQuote" | "badBytes" | "unclearName" };

/** What a column of a list can hold. */
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

/** The fields that a row keeps as they are written, for the import to interpret. */
export type ExtraField = "moderator" | "notify" | "lifetime" | "avatarUrl" | "code";

/** What each column holds; null: it is not used. */
export type Mapping = readonly (Field | null)[];

/** One row as it stands in the source; `line` counts from 1, as a spreadsheet does. */
export type GridRow = { line: number; cells: string[]; problem?: "quotes" };

/** A list as rows of cells. Empty rows are left out; line numbers stay the source's. */
export type Grid = { rows: GridRow[]; columns: number };

/** One person, duplicate or refused row of a list. */
export type ReadRow = {
  /** The first and last line in the source, counted from 1. */
  line: number;
  lastLine: number;
  /** As it would be sent; for a malformed address as it is written; empty if there is none. */
  email: string;
  name: string;
  state: "ready" | "check" | "skipped";
  /** Null unless skipped. */
  reason: SkipReason | null;
  /** For a duplicate: the line of the row that counts. */
  duplicateOf: number | null;
  checks: readonly Check[];
  /** More addresses that stand in the same row and are not invited. */
  others: readonly string[];
  /** Columns that the import interprets, as written; a column without a value is absent. */
  fields: Readonly<Partial<Record<ExtraField, string>>>;
  /** The cells or the text that the row was read from, shortened. */
  source: readonly string[];
};

/** How a list was read: as rows and columns, or as text in which addresses stand anywhere. */
export type ReadingMode = "table" | "text";

/**
 * A column that tells who declined or is canceled: `status`: by its words; `attending`: also by a bare
 * "no"; `flag`: by a bare "yes"; `date`: by any date; `remark`: by a cell that says nothing else.
 */
export type StatusColumn = {
  column: number;
  kind: "status" | "attending" | "flag" | "date" | "remark";
};

/** A part of a table under its own headings. */
export type Section = {
  /** Index of the heading row in the grid; null: there is none. */
  heading: number | null;
  /** Index of the first row, and of the row after the last. */
  from: number;
  to: number;
  mapping: Mapping;
  /** Columns with addresses of somebody else, such as the buyer. */
  foreign: readonly number[];
  /** Columns that tell who declined or is canceled. */
  statuses: readonly StatusColumn[];
  /** The section is a file that Foyer exported: its names are read as written. */
  verbatim?: boolean;
};

/** How a table was understood. */
export type TableReading = { grid: Grid; sections: readonly Section[]; main: number };

/** A list, read. */
export type ListReading = {
  mode: ReadingMode;
  rows: readonly ReadRow[];
  /** Present if the list was read as a table. */
  table: TableReading | null;
  counts: { ready: number; check: number; skipped: number };
};

/** Why a whole file is refused. */
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

/** Thrown for a file that can't be read at all; `line` if one row is to blame. */
export class UnreadableList extends Error {
  constructor(
    readonly refusal: Refusal,
    readonly line: number | null = null,
  ) {
    super(refusal);
    this.name = "UnreadableList";
  }
}

/** Upper limits: bytes of a file, rows of a list, characters of one cell and of a name. */
export const LIMITS = { bytes: 120_000_000, rows: 100_001, cell: 40_000, name: 200 } as const;

/** Progress of a reading, from 0 to 1. */
type Step = number;

/** Work in short steps: each `yield` is a point where the caller may let other tasks run. */
export type Steps<T> = Generator<Step, T, void>;
