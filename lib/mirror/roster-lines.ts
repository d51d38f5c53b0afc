import { setImmediate } from "node:timers/promises";
import { type SqlBool, sql } from "kysely";
import type { Participant } from "@/lib/boomstream/types";
import { db, isPostgres } from "@/lib/db/db";

// Characters that no value contains: `sanitizeText` replaces them.
const BETWEEN_VALUES = "\u001F";
const BETWEEN_LINES = "\u001E";

/** A row's position in the reading order. */
type Position = { added: string; code: string };

/** The rows after one position up to another; null: from the first, to the last. */
type Part = { after: Position | null; upTo: Position | null };

/** Rows per text; reading them takes about 10 ms. */
const ROWS_PER_PART = 4_000;

/** Returns the line of a participant on the roster. */
export function lineOf({ code, email, name, added, moderator, revoked }: Participant): string {
  const flags = `${moderator ? "1" : "0"}${revoked ? "1" : "0"}0`;
  return [code, email, name, added, flags].join(BETWEEN_VALUES);
}

/** Returns the participant code of a line. */
export const codeOfLine = (line: string): string => line.slice(0, line.indexOf(BETWEEN_VALUES));

/** Returns true for the line of a participant who is no longer on the roster. */
export const isGone = (line: string): boolean => line.endsWith("1");

/** Returns the lines of one text. */
export const linesIn = (text: string): string[] => (text === "" ? [] : text.split(BETWEEN_LINES));

/**
 * Reads a roster from the mirror as lines with everything that a refresh compares. The database joins them to one
 * text per part, because transferring rows takes several times as long as reading them.
 */
export async function readRosterLines(
  projectId: string,
  conferenceCode: string,
): Promise<string[]> {
  const texts: string[] = [];
  for (let after: Position | null = null; ;) {
    const upTo = await endOfPart(projectId, conferenceCode, after);
    texts.push(await readPart(projectId, conferenceCode, { after, upTo }));
    if (!upTo) return texts;
    after = upTo;
    await setImmediate();
  }
}

/**
 * Returns the end of the part after a position; null for the last part. The order is that of an index
 * of the conference, by the time added.
 */
async function endOfPart(
  projectId: string,
  conferenceCode: string,
  after: Position | null,
): Promise<Position | null> {
  const end = await rowsOf(projectId, conferenceCode, { after, upTo: null })
    .select(["added", "code"])
    .orderBy("added")
    .orderBy("code")
    .offset(ROWS_PER_PART - 1)
    .limit(1)
    .executeTakeFirst();
  return end ?? null;
}

async function readPart(projectId: string, conferenceCode: string, part: Part): Promise<string> {
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
  return text ?? "";
}

function rowsOf(projectId: string, conferenceCode: string, { after, upTo }: Part) {
  const position = sql`(added, code)`;
  let rows = db()
    .selectFrom("participants")
    .where("project_id", "=", projectId)
    .where("conference_code", "=", conferenceCode);
  if (after) rows = rows.where(sql<SqlBool>`${position} > (${after.added}, ${after.code})`);
  if (upTo) rows = rows.where(sql<SqlBool>`${position} <= (${upTo.added}, ${upTo.code})`);
  return rows;
}
