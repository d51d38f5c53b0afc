import { findAddresses } from "../addresses/address";
import { displayName } from "../names/names";
import { type RawRow, Rows } from "../tables/rows";
import type { ReadRow, SkipReason } from "../common/types";

/** Returns true if a text is a calendar (RFC 5545). */
export function isCalendar(text: string): boolean {
  return /^[ \t]*BEGIN:VCALENDAR[ \t]*$/im.test(text.slice(0, 10_000));
}

/**
 * Returns the attendees of a calendar (RFC 5545, 3.8.4.1). Organizers, rooms and other addresses are shown
 * but not invited.
 */
export function readCalendar(text: string): ReadRow[] {
  const people: RawRow[] = [];
  const others: RawRow[] = [];
  for (const { line, content } of unfolded(text)) {
    if (!content.includes("@")) continue;
    const match = /^(ATTENDEE|ORGANIZER)((?:;[^:;="]{1,60}=(?:"[^"]*"|[^":;]*))*):(.*)$/i.exec(
      content,
    );
    const [found] = findAddresses(match?.[3] ?? "");
    const base = { line, lastLine: line, source: [content] };
    if (!match || !found) {
      for (const each of findAddresses(content))
        others.push(uninvited(base, each, { name: "", reason: "unlisted" }));
      continue;
    }
    const name = nameIn(match[2] ?? "");
    const isRoom = /;CUTYPE=(?:ROOM|RESOURCE)/i.test(match[2] ?? "");
    if (/^ORGANIZER$/i.test(match[1] ?? ""))
      others.push(uninvited(base, found, { name, reason: "sender" }));
    else if (isRoom) others.push(uninvited(base, found, { name, reason: "unlisted" }));
    else if (/;PARTSTAT=DECLINED/i.test(match[2] ?? ""))
      others.push(uninvited(base, found, { name, reason: "declined" }));
    else people.push({ ...base, found, name });
  }
  const rows = new Rows();
  for (const row of [...people, ...others]) rows.add(row);
  return rows.rows;
}

function uninvited(
  base: Pick<RawRow, "line" | "lastLine" | "source">,
  found: NonNullable<RawRow["found"]>,
  { name, reason }: { name: string; reason: SkipReason },
): RawRow {
  return { ...base, found: { ...found, reason: found.reason ?? reason }, name };
}

/** Joins folded lines: a continuation begins with a space. */
function unfolded(text: string): { line: number; content: string }[] {
  const lines: { line: number; content: string }[] = [];
  for (const [index, content] of text.split("\n").entries()) {
    const last = lines.at(-1);
    if (last && /^[ \t]/.test(content)) last.content += content.slice(1);
    else lines.push({ line: index + 1, content: content.trimEnd() });
  }
  return lines;
}

function nameIn(parameters: string): string {
  const match = /;CN=(?:"([^"]*)"|([^";:]*))/i.exec(parameters);
  const name = displayName(match?.[1] ?? match?.[2] ?? "");
  return name.includes("@") ? "" : name;
}
