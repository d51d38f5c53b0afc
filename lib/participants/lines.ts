import { type SqlBool, sql } from "kysely";
import type { Participant } from "@/lib/boomstream/types";
import { db, isPostgres } from "@/lib/db/db";

// What no value can hold: `carriable` has replaced it wherever Boomstream wrote it.
const BETWEEN_VALUES = "\u001F";
const BETWEEN_LINES = "\u001E";

/** A row's place in the order that they are read in. */
export type Place = { added: string; code: string };

/** The rows of a roster after one place up to another; null: from the first, to the last. */
export type Part = { after: Place | null; upTo: Place | null };

/** Whose line it is. */
export const codeOfLine = (line: string): string => line.slice(0, line.indexOf(BETWEEN_VALUES));

/** Whether it is the line of somebody whom the roster no longer mentions. */
export const isGone = (line: string): boolean => line.endsWith("1");

/** Whether it is the line of this very person, there and with nothing changed. */
export function isLineOf(line: string, person: Participant): boolean {
  const { code, email, name, added, moderator, revoked } = person;
  const flags = `${Number(moderator)}${Number(revoked)}0`;
  let at = 0;
  for (const value of [code, email, name, added]) {
    if (!line.startsWith(value, at)) return false;
    at += value.length;
    if (line[at] !== BETWEEN_VALUES) return false;
    at += 1;
  }
  return line.endsWith(flags) && line.length === at + flags.length;
}

/**
 * Where a part of so many rows ends that begins after a place; null where there are no more. The
 * order is that in which they were added: about that in which they were written, and that of an
 * index of the conference's own.
 */
export async function endOfPart(
  projectId: string,
  conferenceCode: string,
  after: Place | null,
  size: number,
): Promise<Place | null> {
  const end = await rowsOf(projectId, conferenceCode, { after, upTo: null })
    .select(["added", "code"])
    .orderBy("added")
    .orderBy("code")
    .offset(size - 1)
    .limit(1)
    .executeTakeFirst();
  return end ?? null;
}

/**
 * A line for each row of the part, with all that a refresh compares. They come as one text, because
 * handing over rows costs several times what reading them does.
 */
export async function readLines(
  projectId: string,
  conferenceCode: string,
  part: Part,
): Promise<string[]> {
  const values = [
    sql`code`,
    sql`email`,
    sql`name`,
    sql`added`,
    sql`moderator || '' || revoked || case when gone_at is null then '0' else '1' end`,
  ];
  const line = sql<string>`${sql.join(values, sql` || ${sql.lit(BETWEEN_VALUES)} || `)}`;
  const together = isPostgres() ? sql`string_agg` : sql`group_concat`;
  const { text } = await rowsOf(projectId, conferenceCode, part)
    .select(sql<string | null>`${together}(${line}, ${sql.lit(BETWEEN_LINES)})`.as("text"))
    .executeTakeFirstOrThrow();
  return text === null ? [] : text.split(BETWEEN_LINES);
}

function rowsOf(projectId: string, conferenceCode: string, { after, upTo }: Part) {
  const place = sql`(added, code)`;
  let rows = db()
    .selectFrom("participants")
    .where("project_id", "=", projectId)
    .where("conference_code", "=", conferenceCode);
  if (after) rows = rows.where(sql<SqlBool>`${place} > (${after.added}, ${after.code})`);
  if (upTo) rows = rows.where(sql<SqlBool>`${place} <= (${upTo.added}, ${upTo.code})`);
  return rows;
}
