import { type Content, contentsOf } from "./column-contents";
import { type Heading, headingOf } from "./headers";
import { nameByContent } from "./name-by-content";
import { namesByHeading, nameByUnknownHeading } from "./name-columns";
import type { ExtraField, Field, GridRow, Mapping, Steps } from "../common/types";

/** The contents of the columns; `otherPeople`: columns with addresses of other people, such as the buyer. */
export type Columns = { mapping: Mapping; otherPeople: readonly number[] };

/** Returns the content of each column, by headings and values. `headings` is null without a heading row. */
export function* mapColumns(
  headings: readonly string[] | null,
  rows: readonly GridRow[],
  columns: number,
): Steps<Columns> {
  const contents = yield* contentsOf(rows, columns);
  const heads = Array.from({ length: columns }, (_, at) => headingOf(headings?.[at] ?? ""));
  const mapping: (Field | null)[] = contents.map(() => null);
  const emails = rankEmails(heads, contents);
  const [email] = emails;
  if (email === undefined) return { mapping, otherPeople: [] };
  mapping[email] = "email";
  const owner = heads[email]?.owner ?? null;
  for (const column of emails.slice(1)) {
    if (samePerson(heads[column]?.owner ?? null, owner) && heads[column]?.kind === "email")
      mapping[column] = "otherEmail";
  }
  mapSettings(mapping, heads, contents);
  if (headings === null) nameByContent(mapping, email, { contents, rows });
  else namesByHeading(mapping, email, { heads, headings, contents, rows });
  if (headings !== null && !mapping.some((field) => field !== null && /name/i.test(field)))
    nameByUnknownHeading(mapping, heads, contents);
  return { mapping, otherPeople: emails.filter((column) => mapping[column] === null) };
}

function samePerson(one: Heading["owner"], other: Heading["owner"]): boolean {
  return one === other || (!isElse(one) && !isElse(other));
}

function isElse(owner: Heading["owner"]): boolean {
  return owner === "other" || owner === "buyer";
}

/** Sorts address columns by preference: attendee before buyer, work before home. */
function rankEmails(heads: readonly (Heading | null)[], contents: readonly Content[]): number[] {
  const named = heads.some((head) => head?.kind === "email");
  const scored = contents.flatMap((content, column) => {
    const head = heads[column] ?? null;
    const isNamed = head?.kind === "email";
    if (content.addressed === 0 && !(isNamed && content.filled > 0)) return [];
    if (!isNamed && named && content.exact < 0.5) return [];
    if (!isNamed && content.addressed < 0.3) return [];
    const heading = isNamed ? 40 + head.rank : 0;
    // With few values, "Guest email" beside "Email" means the guest of an attendee, not the attendee.
    const sparse = head?.owner === "guest" && content.filled <= 0.5 ? 50 : 0;
    const owner = OWNERS[head?.owner ?? "nobody"] - sparse;
    const contained = 50 * Math.max(content.exact, content.addressed * 0.8) + 10 * content.filled;
    return [{ column, score: heading + owner + contained }];
  });
  return scored.toSorted((one, other) => other.score - one.score).map(({ column }) => column);
}

const OWNERS = { guest: 30, nobody: 0, buyer: -70, other: -90 } as const;

function mapSettings(
  mapping: (Field | null)[],
  heads: readonly (Heading | null)[],
  contents: readonly Content[],
): void {
  const taken = new Set<string | undefined>();
  const set = (column: number, kind: ExtraField) => {
    mapping[column] = kind;
    taken.add(kind);
  };
  for (const [column, head] of heads.entries()) {
    const kind = head?.kind;
    if (mapping[column] !== null || taken.has(kind)) continue;
    const flags = (contents[column]?.yesNo ?? 0) >= 0.5;
    if ((kind === "moderator" || kind === "notify") && flags) set(column, kind);
    if (kind === "lifetime" || kind === "avatarUrl" || kind === "code") set(column, kind);
  }
}
