import { setImmediate } from "node:timers/promises";
import type { Participant } from "@/lib/boomstream/types";
import { db } from "@/lib/db/db";
import type { Values } from "@/lib/outside/values";

/** Somebody whom the mirror knows, as it was read. */
export type Known = { code: string; version: number; values: Values };

/** What has to be written for the mirror to say what the roster says. */
export type Difference = {
  fresh: Participant[];
  changed: { person: Participant; known: Known }[];
  gone: Known[];
};

/** Rows compared before other requests get their turn. */
const SLICE = 2_000;

/** What can be seen to change of a participant that a roster mentions. */
export function valuesOfPerson(person: Omit<Participant, "code" | "conferenceCode">): Values {
  const { email, name, moderator, revoked, added } = person;
  return { email, name, moderator, revoked, added, present: true };
}

/**
 * Compares a roster with the mirror. The mirror is read in slices by code, so that a roster of
 * 50,000 holds up nobody. Rows that a write of ours changed after the roster was asked for are
 * left alone.
 */
export async function differences(
  projectId: string,
  conferenceCode: string,
  roster: Participant[],
  askedAt: number,
): Promise<Difference> {
  const told = new Map(roster.map((person) => [person.code, person]));
  const changed: Difference["changed"] = [];
  const gone: Known[] = [];
  for (let last = ""; ;) {
    const slice = await db()
      .selectFrom("participants")
      .select(["code", "email", "name", "moderator", "added", "revoked", "gone_at", "written_at"])
      .select("version")
      .where("project_id", "=", projectId)
      .where("conference_code", "=", conferenceCode)
      .where("code", ">", last)
      .orderBy("code")
      .limit(SLICE)
      .execute();
    for (const row of slice) {
      const person = told.get(row.code);
      told.delete(row.code);
      if (row.written_at >= askedAt) continue;
      const moderator = row.moderator === 1;
      const revoked = row.revoked === 1;
      const present = row.gone_at === null;
      const isSame =
        person &&
        present &&
        row.email === person.email &&
        row.name === person.name &&
        moderator === person.moderator &&
        row.added === person.added &&
        revoked === person.revoked;
      if (isSame || (!person && !present)) continue;
      const { code, version, email, name, added } = row;
      const values = { email, name, moderator, revoked, added, present };
      if (person) changed.push({ person, known: { code, version, values } });
      else gone.push({ code, version, values });
    }
    const end = slice.at(-1);
    if (!end || slice.length < SLICE) break;
    last = end.code;
    await setImmediate();
  }
  return { fresh: [...told.values()], changed, gone };
}
