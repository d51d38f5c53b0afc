import { setImmediate } from "node:timers/promises";
import type { Participant } from "@/lib/boomstream/types";
import { db } from "@/lib/db/db";

/** What has to be written for the mirror to say what the roster says. */
export type Difference = { fresh: Participant[]; changed: Participant[]; gone: string[] };

/** Rows compared before other requests get their turn. */
const SLICE = 2_000;

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
  const changed: Participant[] = [];
  const gone: string[] = [];
  for (let last = ""; ;) {
    const slice = await db()
      .selectFrom("participants")
      .select(["code", "email", "name", "moderator", "added", "revoked", "gone_at", "written_at"])
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
      if (!person) {
        if (row.gone_at === null) gone.push(row.code);
      } else if (
        row.gone_at !== null ||
        row.email !== person.email ||
        row.name !== person.name ||
        Boolean(row.moderator) !== person.moderator ||
        row.added !== person.added ||
        Boolean(row.revoked) !== person.revoked
      ) {
        changed.push(person);
      }
    }
    const end = slice.at(-1);
    if (!end || slice.length < SLICE) break;
    last = end.code;
    await setImmediate();
  }
  return { fresh: [...told.values()], changed, gone };
}
