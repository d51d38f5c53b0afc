import { addressKey, checksOf, type Found } from "../addresses/address";
import { tidyName } from "../common/clean";
import { hasDeclined } from "../common/declined";
import { withoutRemark } from "../names/names";
import { type Check, LIMITS, type ReadRow, type SkipReason } from "../common/types";

/** A row before the search for duplicates. */
export type RawRow = {
  line: number;
  lastLine: number;
  /** Null: the row has a name and no address. */
  found: Pick<Found, "written" | "email" | "reason"> | null;
  name: string;
  checks?: readonly Check[];
  others?: readonly string[];
  fields?: ReadRow["fields"];
  source: readonly string[];
};

const MAX_SOURCE_LENGTH = 300;
const MAX_SOURCE_CELLS = 200;
// Shared by most rows: 100,000 separate empty arrays would slow garbage collection.
const NONE: readonly never[] = [];
const NO_FIELDS: ReadRow["fields"] = {};

/**
 * Collects rows in order and marks addresses that an earlier row has. The invitation form uses this result;
 * the preview searches again after edits.
 */
export class Rows {
  readonly rows: ReadRow[] = [];
  readonly #first = new Map<string, number>();
  #source: readonly string[] = NONE;
  #shown: readonly string[] = NONE;

  add(raw: RawRow): void {
    const { found } = raw;
    const name = tidyName(raw.name);
    const base: Base = {
      line: raw.line,
      lastLine: raw.lastLine,
      name,
      others: raw.others && raw.others.length > 0 ? distinct(raw.others, found?.email) : NONE,
      fields: raw.fields ?? NO_FIELDS,
      source: this.#shortened(raw.source),
    };
    if (!found || found.reason !== null) {
      const reason = found?.reason ?? "missing";
      const row = skipped(base, found?.written ?? "", reason, null);
      // A declined row keeps its values, because a person can include it.
      this.rows.push(found && reason === "declined" ? included(row, found, raw.checks) : row);
      return;
    }
    const key = addressKey(found.email);
    const before = this.#first.get(key);
    const first = before === undefined ? undefined : this.rows[before];
    if (before !== undefined && first) {
      // The first occurrence may have no name, as in the summary above a report.
      if (first.name === "" && name !== "") this.rows[before] = { ...first, name };
      this.rows.push(skipped(base, found.email, "duplicate", first.line));
      return;
    }
    if (name.length > LIMITS.name) {
      this.rows.push(skipped(base, found.email, "nameTooLong", null));
      return;
    }
    this.#first.set(key, this.rows.length);
    const own = checksOf(found);
    const more = raw.checks ?? NONE;
    const checks = own.length === 0 ? more : [...own, ...more];
    this.rows.push({
      line: base.line,
      lastLine: base.lastLine,
      email: found.email,
      name,
      state: checks.length > 0 ? "check" : "ready",
      reason: null,
      duplicateOf: null,
      checks,
      others: base.others,
      fields: base.fields,
      source: base.source,
    });
  }

  /** All addresses of one row share the shortened cells. */
  #shortened(source: readonly string[]): readonly string[] {
    if (source !== this.#source) {
      this.#source = source;
      this.#shown = shortened(source);
    }
    return this.#shown;
  }
}

function shortened(source: readonly string[]): readonly string[] {
  const cells = source.length > MAX_SOURCE_CELLS ? source.slice(0, MAX_SOURCE_CELLS) : source;
  return cells.some((cell) => cell.length > MAX_SOURCE_LENGTH)
    ? cells.map((cell) => cell.slice(0, MAX_SOURCE_LENGTH))
    : cells;
}

function distinct(others: readonly string[], email: string | undefined): string[] {
  return [...new Set(others)].filter((other) => other !== email);
}

/** Marks a row as declined, unless it is skipped for another reason. */
export function markDeclined(row: RawRow): RawRow {
  return row.found === null || row.found.reason !== null
    ? row
    : { ...row, name: withoutDeclined(row.name), found: { ...row.found, reason: "declined" } };
}

/** Removes a remark about declining: "Anna Petrova (canceled)" becomes "Anna Petrova". */
function withoutDeclined(name: string): string {
  return hasDeclined(name) ? withoutRemark(name) : name;
}

/** Merges the rows of two readings of one list. */
export function mergedRows(one: readonly ReadRow[], other: readonly ReadRow[]): ReadRow[] {
  const rows = new Rows();
  for (const row of [...one, ...other]) {
    const own = row.reason !== "duplicate" && row.reason !== "nameTooLong" ? row.reason : null;
    const { email } = row;
    const found = email === "" ? null : { written: email, email, reason: own };
    rows.add({ ...row, found, checks: row.checks.filter(({ kind }) => kind !== "typo") });
  }
  return rows.rows;
}

function included(
  row: ReadRow,
  found: NonNullable<RawRow["found"]>,
  checks: readonly Check[] = NONE,
): ReadRow {
  return { ...row, email: found.email, checks: [...checksOf(found), ...checks] };
}

type Base = Omit<ReadRow, "email" | "state" | "reason" | "duplicateOf" | "checks">;

function skipped(
  { line, lastLine, name, others, fields, source }: Base,
  email: string,
  reason: SkipReason,
  duplicateOf: number | null,
): ReadRow {
  return {
    line,
    lastLine,
    email,
    name,
    state: "skipped",
    reason,
    duplicateOf,
    checks: NONE,
    others,
    fields,
    source,
  };
}
