import { setImmediate } from "node:timers/promises";
import type { Participant } from "@/lib/boomstream/types";
import { db } from "@/lib/db/db";
import { sameValues, type Values } from "@/lib/connection/write-values";
import { cleanName } from "@/lib/platform/normalize";
import type { RequestOrder } from "./request-order";
import { withStoredName } from "./participant-columns";
import { codeOfLine, isGone, lineOf, linesIn } from "./roster-lines";

/** A participant of the mirror, with the version that was read. */
export type Known = { code: string; version: number; values: Values };

/** The writes that make the mirror equal to the roster. */
export type RosterDifferences = {
  added: Participant[];
  changed: { person: Participant; known: Known }[];
  gone: Known[];
};

/** A roster, the time of its request, and a snapshot of the mirror read after that. */
export type Comparison = { roster: Participant[]; request: RequestOrder; lines: string[] };

/** Differing rows read by one query. */
const CHUNK = 500;

/** Returns the values of a participant with a stored name, as they are compared. */
export function valuesOfPerson(person: Omit<Participant, "code" | "conferenceCode">): Values {
  const { email, name, moderator, revoked, added } = person;
  return { email, name, moderator, revoked, added, present: true };
}

/**
 * Compares a roster with a snapshot of the mirror. Reads only the differing rows, in their current
 * state, and skips rows that our own write changed after the roster was requested.
 */
export async function differences(
  projectId: string,
  conferenceCode: string,
  { roster, lines, request }: Comparison,
): Promise<RosterDifferences> {
  const unseen = new Map(roster.map((person) => [person.code, person]));
  const changed: RosterDifferences["changed"] = [];
  const gone: Known[] = [];
  const differing = new Map<string, Participant | undefined>();
  for (const text of lines) {
    await setImmediate();
    for (const line of linesIn(text)) {
      const code = codeOfLine(line);
      const listed = unseen.get(code);
      const person = listed && withStoredName(listed);
      unseen.delete(code);
      if (person ? line !== lineOf(person) : !isGone(line)) differing.set(code, person);
    }
  }
  // PostgreSQL may scan the whole conference even for a few codes, so the queries cover all parts.
  const codes = [...differing.keys()];
  for (let from = 0; from < codes.length; from += CHUNK) {
    const chunk = codes.slice(from, from + CHUNK);
    for (const row of await readKnown(projectId, conferenceCode, chunk, request.order)) {
      const person = differing.get(row.code);
      if (!person) {
        if (row.values.present) gone.push(row);
      } else if (!sameValues(row.values, valuesOfPerson(person))) {
        // Earlier versions stored names as received; normalizing such a name is not a change.
        const name = cleanName(row.values.name ?? "");
        changed.push({ person, known: { ...row, values: { ...row.values, name } } });
      }
    }
    await setImmediate();
  }
  return { added: [...unseen.values()].map(withStoredName), changed, gone };
}

async function readKnown(
  projectId: string,
  conferenceCode: string,
  codes: string[],
  order: number,
): Promise<Known[]> {
  const rows = await db()
    .selectFrom("participants")
    .select(["code", "email", "name", "moderator", "added", "revoked", "gone_at", "version"])
    .where("project_id", "=", projectId)
    .where("conference_code", "=", conferenceCode)
    .where("code", "in", codes)
    .where("written_order", "<", order)
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
