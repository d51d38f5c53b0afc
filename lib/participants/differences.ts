import { setImmediate } from "node:timers/promises";
import type { Participant } from "@/lib/boomstream/types";
import { db } from "@/lib/db/db";
import { sameValues, type Values } from "@/lib/outside/values";
import { codeOfLine, endOfPart, isGone, isLineOf, type Place, readLines } from "./lines";

/** Somebody whom the mirror knows, as it was read. */
export type Known = { code: string; version: number; values: Values };

/** What has to be written for the mirror to say what the roster says. */
export type Difference = {
  fresh: Participant[];
  changed: { person: Participant; known: Known }[];
  gone: Known[];
};

/** Rows compared before other requests get their turn. */
const SLICE = 4_000;
/** Rows that differ, read at once. */
const CHUNK = 500;

/** What can be seen to change of a participant that a roster mentions. */
export function valuesOfPerson(person: Omit<Participant, "code" | "conferenceCode">): Values {
  const { email, name, moderator, revoked, added } = person;
  return { email, name, moderator, revoked, added, present: true };
}

/**
 * Compares a roster with the mirror. The mirror is read in slices, so that a roster of 50,000 holds
 * up nobody, and only of those who differ as rows. Rows that a write of ours changed after the roster
 * was asked for are left alone.
 */
export async function differences(
  projectId: string,
  conferenceCode: string,
  roster: Participant[],
  askedAt: number,
): Promise<Difference> {
  const told = new Map(roster.map((person) => [person.code, person]));
  const known = new Set<string>();
  const changed: Difference["changed"] = [];
  const gone: Known[] = [];
  for (let after: Place | null = null; ;) {
    const upTo = await endOfPart(projectId, conferenceCode, after, SLICE);
    const lines = await readLines(projectId, conferenceCode, { after, upTo });
    const differing: string[] = [];
    for (const line of lines) {
      const code = codeOfLine(line);
      const person = told.get(code);
      known.add(code);
      if (person ? !isLineOf(line, person) : !isGone(line)) differing.push(code);
    }
    for (let from = 0; from < differing.length; from += CHUNK) {
      const codes = differing.slice(from, from + CHUNK);
      for (const row of await readKnown(projectId, conferenceCode, codes, askedAt)) {
        const person = told.get(row.code);
        if (!person) {
          if (row.values.present) gone.push(row);
        } else if (!sameValues(row.values, valuesOfPerson(person)))
          changed.push({ person, known: row });
      }
      await setImmediate();
    }
    if (!upTo) break;
    after = upTo;
    await setImmediate();
  }
  return { fresh: [...told.values()].filter(({ code }) => !known.has(code)), changed, gone };
}

async function readKnown(
  projectId: string,
  conferenceCode: string,
  codes: string[],
  askedAt: number,
): Promise<Known[]> {
  const rows = await db()
    .selectFrom("participants")
    .select(["code", "email", "name", "moderator", "added", "revoked", "gone_at", "version"])
    .where("project_id", "=", projectId)
    .where("conference_code", "=", conferenceCode)
    .where("code", "in", codes)
    .where("written_at", "<", askedAt)
    .execute();
  return rows.map(({ code, version, email, name, added, moderator, revoked, gone_at }) => ({
    code,
    version,
    values: {
      email,
      name,
      moderator: moderator === 1,
      revoked: revoked === 1,
      added,
      present: gone_at === null,
    },
  }));
}
