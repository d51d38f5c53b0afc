import { isEmail } from "@/lib/participants/schema";
import { checksOf, findAddresses, validateAddress } from "../reader/addresses/address";
import { tidyName } from "../reader/common/clean";
import { displayName } from "../reader/names/names";
import type { Check, ReadRow } from "../reader/common/types";
import { lifetimeIn, type Unit } from "./lifetime";
import type { Issue, RowEdit } from "./types";
import { yesNo } from "./yes-no";

/** A row with its edits, before the comparison with other rows and the roster. */
export type Entry = {
  row: number;
  email: string;
  name: string;
  /** Null: the row sets none, so the default applies. */
  moderator: boolean | null;
  notify: boolean | null;
  /** Seconds, `unlimited`, or null: the default applies. */
  lifetime: number | "unlimited" | null;
  /** The lifetime as text, from the row or as typed. */
  lifetimeCell: string;
  avatarUrl: string;
  issues: Issue[];
  source: string;
};

type EntryContext = {
  /** The unit of a lifetime without a unit. */
  unit: Unit | null;
  edit: RowEdit | undefined;
  includeDeclined?: boolean;
};

/** Returns a row of the list with a person's edits applied. */
export function entryOf(
  row: ReadRow,
  { unit, edit, includeDeclined = false }: EntryContext,
): Entry {
  const address =
    edit?.email === undefined ? addressOf(row, includeDeclined) : typedAddress(edit.email);
  const name =
    edit?.name ?? (edit?.email !== undefined && address.name !== "" ? address.name : row.name);
  const moderator = flagOf(row.fields.moderator);
  const notify = flagOf(row.fields.notify);
  const lifetimeCell = edit?.lifetime ?? row.fields.lifetime ?? "";
  const lifetime = lifetimeIn(lifetimeCell, unit);
  const issues = [...address.issues];
  if (edit?.confirmed !== true) issues.push(...checksLeft(row.checks, edit));
  if (moderator.unclear && edit?.moderator === undefined)
    issues.push({ kind: "unclear", cell: moderator.cell });
  if (notify.unclear && edit?.notify === undefined)
    issues.push({ kind: "unclear", cell: notify.cell });
  if (lifetime === "unclear") issues.push({ kind: "lifetime", cell: lifetimeCell });
  return {
    row: row.line,
    email: address.email,
    name: tidyName(name),
    moderator: edit?.moderator ?? moderator.value,
    notify: edit?.notify ?? notify.value,
    lifetime: lifetime === "unclear" ? null : lifetime,
    lifetimeCell,
    avatarUrl: row.fields.avatarUrl ?? "",
    issues,
    source: issues.length > 0 ? row.source.filter(Boolean).join(" · ").slice(0, 300) : "",
  };
}

type Address = { email: string; name: string; issues: Issue[] };

/** Ignores the reader's duplicates and long names, because edits may change them. */
function addressOf({ email, reason }: ReadRow, includeDeclined: boolean): Address {
  const skipped =
    reason !== null &&
    reason !== "duplicate" &&
    reason !== "nameTooLong" &&
    !(includeDeclined && reason === "declined");
  if (skipped) return { email, name: "", issues: [{ kind: reason }] };
  return { email, name: "", issues: isInvitable(email) ? [] : [{ kind: "malformed" }] };
}

/** The rule of the server, where one invalid address fails the whole upload. */
function isInvitable(email: string): boolean {
  return isEmail(email);
}

/** Parses a typed address: the address alone, or `Name <address>`. */
function typedAddress(typed: string): Address {
  const [found, ...more] = findAddresses(typed);
  if (!found || more.length > 0) {
    const missing = typed.trim() === "";
    const { email, reason } = validateAddress(typed.trim());
    const kind = missing ? "missing" : (reason ?? "malformed");
    return {
      email,
      name: "",
      issues: kind === "duplicate" ? [] : [{ kind }],
    };
  }
  const name = displayName(typed.slice(0, found.start).replace(/[<(]\s*$/, ""));
  if (found.reason !== null && found.reason !== "duplicate")
    return { email: found.email, name, issues: [{ kind: found.reason }] };
  if (!isInvitable(found.email))
    return { email: found.email, name, issues: [{ kind: "malformed" }] };
  return { email: found.email, name, issues: [...checksOf(found)] };
}

/** Returns the checks that an edit did not resolve. */
function checksLeft(checks: readonly Check[], edit: RowEdit | undefined): Issue[] {
  return checks.filter(({ kind }) => {
    if (kind === "typo" || kind === "mixedScripts" || kind === "severalAddresses")
      return edit?.email === undefined;
    if (kind === "nameGuessed" || kind === "unclearName") return edit?.name === undefined;
    return edit?.email === undefined && edit?.name === undefined;
  });
}

function flagOf(cell = "") {
  const value = yesNo(cell);
  return { cell, value: value === "unclear" ? null : value, unclear: value === "unclear" };
}
