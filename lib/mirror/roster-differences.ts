import { setImmediate } from "node:timers/promises";
import type { Participant } from "@/lib/boomstream/types";
import { db } from "@/lib/db/db";
import { sameValues, type Values } from "@/lib/connection/write-values";
import { codeOfLine, isGone, lineOf, linesIn } from "./roster-snapshot";

/** Somebody whom the mirror knows, as it was read. */
export type Known = { code: string; version: number; values: Values };

/** What has to be written for the mirror to say what the roster says. */
export type Difference = {
  fresh: Participant[];
  changed: { person: Participant; known: Known }[];
  gone: Known[];
};

/** A roster, when it was asked for, and what `readSnapshot` has read since. */
export type Compared = { roster: Participant[]; askedAt: number; lines: string[] };

/** Rows that differ, read at once. */
const CHUNK = 500;

/** What can be seen to change of a participant that a roster mentions. */
export function valuesOfPerson(person: Omit<Participant, "code" | "conferenceCode">): Values {
  const { email, name, moderator, revoked, added } = person;
  return { email, name, moderator, revoked, added, present: true };
}

/**
 * Compares a roster with the mirror's lines, read since the roster was asked for. Only those who
 * differ are read as rows, as they are now. Rows that a write of ours changed after the roster was
 * asked for are left alone.
 */
export async function differences(
  projectId: string,
  conferenceCode: string,
  { roster, lines, askedAt }: Compared,
): Promise<Difference> {
  const unseen = new Map(roster.map((person) => [person.code, person]));
  const changed: Difference["changed"] = [];
  const gone: Known[] = [];
  const differing = new Map<string, Participant | undefined>();
  for (const text of lines) {
    await setImmediate();
    for (const line of linesIn(text)) {
      const code = codeOfLine(line);
      const person = unseen.get(code);
      unseen.delete(code);
      if (person ? line !== lineOf(person) : !isGone(line)) differing.set(code, person);
    }
  }
  // Of all parts together: PostgreSQL may look at the whole conference for a few codes.
  const codes = [...differing.keys()];
  for (let from = 0; from < codes.length; from += CHUNK) {
    const part = codes.slice(from, from + CHUNK);
    for (const row of await readKnown(projectId, conferenceCode, part, askedAt)) {
      const person = differing.get(row.code);
      if (!person) {
        if (row.values.present) gone.push(row);
      } else if (!sameValues(row.values, valuesOfPerson(person)))
        changed.push({ person, known: row });
    }
    await setImmediate();
  }
  return { fresh: [...unseen.values()], changed, gone };
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
