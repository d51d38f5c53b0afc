import { hasDeclined, isResponse, isDeclined } from "../common/declined";
import { withoutNumbering } from "../common/labels";
import type { Mailbox } from "../addresses/mailboxes";
import { markDeclined, type RawRow } from "../tables/rows";

/** A remark in brackets after a name, or before it: "[canceled] Anna", "Declined: Anna". */
const BRACKETS = /[([{]([^()[\]{}]{4,60})[)\]}]\s*$/;
const LEAD = /^[\s\-–—*•]*(?:[([{]([^()[\]{}]{4,60})[)\]}]|([^:<>@]{4,60}?)\s*(?::|\s[-–—])\s)/;
/** A heading of a group of people: it ends with a colon, or has a count or a Markdown mark. */
const HEADING = /:\s*$|[([]\s*\d{1,5}\s*[)\]]\s*:?\s*$|^\s*(?:#{1,6}\s|\*\*|__|==)/;

/** Returns the addresses of a line that have a remark about declining. */
export function declinedBoxes(boxes: readonly Mailbox[]): ReadonlySet<Mailbox> {
  const found = new Set<Mailbox>();
  const lead = LEAD.exec(boxes[0]?.before.slice(0, 200) ?? "");
  if (lead && isDeclined(lead[1] ?? lead[2] ?? "")) return new Set(boxes);
  for (const [index, box] of boxes.entries()) {
    const before = box.before.slice(-200);
    const remark = BRACKETS.exec(before)?.[1] ?? "";
    if (hasDeclined(box.after) || isDeclined(remark)) found.add(box);
    else if (boxes.length === 1 && hasDeclined(before)) found.add(box);
    if (index === 0) continue;
    // In "anna@corp.example, canceled; boris@corp.example" the remark belongs to the first address.
    const [own = "", ...rest] = before.split(/[;|\t\n]/);
    const previous = boxes[index - 1];
    if (previous && rest.length > 0 && isDeclined(own)) found.add(previous);
  }
  return found;
}

/** A response on a separate line, or the rows of a line with addresses. */
type Entry =
  | { kind: "response"; declined: boolean; heading: boolean }
  | { kind: "rows"; rows: readonly RawRow[] };

/**
 * Minimum number of responses per address if they follow each address; with fewer, responses are headings of
 * groups.
 */
const MIN_RESPONSE_SHARE = 0.4;

/** Collects the lines of a text: headings of groups of people, and responses below addresses. */
export class ResponseLines {
  readonly #entries: Entry[] = [];

  /** Adds a line without an address; returns true if it is a response and so not a name. */
  line(text: string): boolean {
    if (text.length > 80 || text.trim() === "") return false;
    const words = withoutNumbering(text);
    const response = isResponse(words);
    const heading = HEADING.test(text) || (response && this.#entries.length === 0);
    if (response || heading)
      this.#entries.push({ kind: "response", declined: isDeclined(words), heading });
    return response;
  }

  /** Adds the rows of a line with addresses. */
  rows(rows: readonly RawRow[]): void {
    this.#entries.push({ kind: "rows", rows });
  }

  /** Marks the rows of people who declined or are canceled. */
  apply(): void {
    if (!this.#entries.some((entry) => entry.kind === "response" && entry.declined)) return;
    const listed = this.#entries.filter(({ kind }) => kind === "rows").length;
    const responses = this.#entries.filter((entry) => entry.kind === "response" && !entry.heading);
    const each = responses.length >= listed * MIN_RESPONSE_SHARE;
    let group = false;
    let last: readonly RawRow[] = [];
    for (const entry of this.#entries) {
      if (entry.kind === "rows") {
        last = entry.rows;
        if (group) decline(last);
      } else if (entry.heading || !each) group = entry.declined;
      else if (entry.declined && last.length === 1) decline(last);
    }
  }
}

function decline(rows: readonly RawRow[]): void {
  for (const row of rows) Object.assign(row, markDeclined(row));
}
