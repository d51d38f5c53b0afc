import { hasDeclined, isAnswer, isDeclined } from "../common/declined";
import { withoutNumbering } from "../common/labels";
import type { Mailbox } from "../addresses/mailboxes";
import { declined, type RawRow } from "../tables/rows";

/** A remark in brackets behind a name, and one before it: "[canceled] Anna", "Declined: Anna". */
const BRACKETS = /[([{]([^()[\]{}]{4,60})[)\]}]\s*$/;
const LEAD = /^[\s\-–—*•]*(?:[([{]([^()[\]{}]{4,60})[)\]}]|([^:<>@]{4,60}?)\s*(?::|\s[-–—])\s)/;
/** A heading of a group of people: it ends in a colon, has a number of people or a mark. */
const HEADING = /:\s*$|[([]\s*\d{1,5}\s*[)\]]\s*:?\s*$|^\s*(?:#{1,6}\s|\*\*|__|==)/;

/** Returns the addresses of a line that a remark beside them marks as declined or canceled. */
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
    // In "anna@corp.example, canceled; boris@corp.example" the remark is about the first one.
    const [own = "", ...rest] = before.split(/[;|\t\n]/);
    const previous = boxes[index - 1];
    if (previous && rest.length > 0 && isDeclined(own)) found.add(previous);
  }
  return found;
}

/** An answer on a line of its own, or the rows of a line with addresses. */
type Entry =
  | { kind: "answer"; declined: boolean; heading: boolean }
  | { kind: "rows"; rows: readonly RawRow[] };

/** So many answers for each address: they stand below each address and head no groups. */
const SHARE = 0.4;

/** Follows the lines of a text: headings of groups of people, and answers below an address. */
export class AnswerLines {
  readonly #entries: Entry[] = [];

  /** Takes a line without an address; returns true if it is an answer, so it is no name. */
  line(text: string): boolean {
    if (text.length > 80 || text.trim() === "") return false;
    const words = withoutNumbering(text);
    const answer = isAnswer(words);
    const heading = HEADING.test(text) || (answer && this.#entries.length === 0);
    if (answer || heading)
      this.#entries.push({ kind: "answer", declined: isDeclined(words), heading });
    return answer;
  }

  /** Takes the rows of a line with addresses. */
  rows(rows: readonly RawRow[]): void {
    this.#entries.push({ kind: "rows", rows });
  }

  /** Marks the rows of the people who declined or are canceled. */
  apply(): void {
    if (!this.#entries.some((entry) => entry.kind === "answer" && entry.declined)) return;
    const listed = this.#entries.filter(({ kind }) => kind === "rows").length;
    const answers = this.#entries.filter((entry) => entry.kind === "answer" && !entry.heading);
    const each = answers.length >= listed * SHARE;
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
  for (const row of rows) Object.assign(row, declined(row));
}
