import { setImmediate } from "node:timers/promises";
import { type SqlBool, sql } from "kysely";
import type { Participant } from "@/lib/boomstream/types";
import { db, isPostgres } from "@/lib/db/db";

// What no value can hold: `sanitizeText` has replaced it wherever Boomstream wrote it.
const BETWEEN_VALUES = "\u001F";
const BETWEEN_LINES = "\u001E";

/** A row's place in the order that they are read in. */
type Place = { added: string; code: string };

/** The rows of a roster after one place up to another; null: from the first, to the last. */
type Part = { after: Place | null; upTo: Place | null };

/** Rows that one text holds; reading them takes some 10 ms. */
const PART = 4_000;

/** The line of somebody whom the roster mentions. */
export function lineOf({ code, email, name, added, moderator, revoked }: Participant): string {
  const flags = `${moderator ? "1" : "0"}${revoked ? "1" : "0"}0`;
  return [code, email, name, added, flags].join(BETWEEN_VALUES);
}

/** Whose line it is. */
export const codeOfLine = (line: string): string => line.slice(0, line.indexOf(BETWEEN_VALUES));

/** Whether it is the line of somebody whom the roster no longer mentions. */
export const isGone = (line: string): boolean => line.endsWith("1");

/** The lines of one text. */
export const linesIn = (text: string): string[] => (text === "" ? [] : text.split(BETWEEN_LINES));

/**
 * What the mirror holds of a roster: a line for each row, with all that a refresh compares. They come
 * as one text for each part, because handing over rows costs several times what reading them does.
 */
export async function readSnapshot(projectId: string, conferenceCode: string): Promise<string[]> {
  const texts: string[] = [];
  for (let after: Place | null = null; ;) {
    const upTo = await endOfPart(projectId, conferenceCode, after);
    texts.push(await readPart(projectId, conferenceCode, { after, upTo }));
    if (!upTo) return texts;
    after = upTo;
    await setImmediate();
  }
}

/**
 * Where the part ends that begins after a place; null where there are no more rows than that. The
 * order is that in which they were added: about that in which they were written, and that of an
 * index of the conference's own.
 */
async function endOfPart(
  projectId: string,
  conferenceCode: string,
  after: Place | null,
): Promise<Place | null> {
  const end = await rowsOf(projectId, conferenceCode, { after, upTo: null })
    .select(["added", "code"])
    .orderBy("added")
    .orderBy("code")
    .offset(PART - 1)
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
  const place = sql`(added, code)`;
  let rows = db()
    .selectFrom("participants")
    .where("project_id", "=", projectId)
    .where("conference_code", "=", conferenceCode);
  if (after) rows = rows.where(sql<SqlBool>`${place} > (${after.added}, ${after.code})`);
  if (upTo) rows = rows.where(sql<SqlBool>`${place} <= (${upTo.added}, ${upTo.code})`);
  return rows;
}
