import { setImmediate } from "node:timers/promises";
import type { SignedIn } from "@/lib/access/guard";
import { db } from "@/lib/db/db";
import { env } from "@/lib/platform/env";
import { newId } from "@/lib/platform/ids";
import type { Project } from "@/lib/connection/project";
import * as z from "@/lib/platform/zod";
import { sortedCodes } from "./matching";
import { readRows } from "@/lib/mirror/participants";
import { planRevocations, undoRevocations } from "./revocations";
import { BATCH, type FrozenSelection, type SelectAll, type Selected } from "./schema";

/** Names that are shown of a long list before anything is done to it. */
const SHOWN = 6;
/** People revoked by one transaction; others get their turn in between. */
const CHUNK = 200;
/** What one of them may take (ms): the Undo seconds begin after the last. */
const CHUNK_TIME = 100;
/** A selection that nobody used in this time is forgotten (ms). */
const KEPT = 24 * 60 * 60_000;

const Codes = z.array(z.string());

/**
 * All who match at this moment. While they are few, their rows; else the list stays here, frozen:
 * whoever is added later, or stops matching, changes nothing about who was chosen.
 */
export async function freeze(
  staff: SignedIn,
  project: Project,
  { conferenceCode, params }: SelectAll,
): Promise<Selected> {
  const matching = await sortedCodes(project.id, conferenceCode, params).execute();
  const codes = matching.map(({ code }) => code);
  if (codes.length <= BATCH) return { kind: "rows", rows: await readRows(project, codes) };
  const id = newId();
  const now = Date.now();
  await db()
    .deleteFrom("selections")
    .where("created_at", "<", now - KEPT)
    .execute();
  await db()
    .insertInto("selections")
    .values({
      id,
      staff_id: staff.id,
      project_id: project.id,
      conference_code: conferenceCode,
      codes: JSON.stringify(codes),
      created_at: now,
    })
    .execute();
  const first = await readRows(project, codes.slice(0, SHOWN));
  return { kind: "frozen", id, count: codes.length, first };
}

/** The codes of a selection of this person's, but for those left out; null where there is none. */
export async function frozenCodes(
  staff: SignedIn,
  project: Project,
  { id, except }: FrozenSelection,
): Promise<string[] | null> {
  const row = await db()
    .selectFrom("selections")
    .select("codes")
    .where("id", "=", id)
    .where("staff_id", "=", staff.id)
    .where("project_id", "=", project.id)
    .executeTakeFirst();
  if (!row) return null;
  const left = new Set(except);
  return Codes.parse(JSON.parse(row.codes)).filter((code) => !left.has(code));
}

/** Plans to revoke all of them; the Undo seconds begin when the last one is planned. */
export async function revokeFrozen(
  staff: SignedIn,
  project: Project,
  codes: string[],
): Promise<{ count: number; dueAt: number }> {
  const planning = Math.ceil(codes.length / CHUNK) * CHUNK_TIME;
  const dueAt = Date.now() + planning + env().undoSeconds * 1000;
  let count = 0;
  for (let from = 0; from < codes.length; from += CHUNK) {
    const chunk = codes.slice(from, from + CHUNK);
    count += (await planRevocations(staff, project, chunk, dueAt)).revocations.length;
    await setImmediate();
  }
  return { count, dueAt };
}

/** Takes back what has not been begun of revoking them; answers how many keep their access. */
export async function undoFrozen(
  staff: SignedIn,
  project: Project,
  codes: string[],
): Promise<number> {
  let undone = 0;
  for (let from = 0; from < codes.length; from += CHUNK) {
    const planned = await db()
      .selectFrom("revocations")
      .select("id")
      .where("project_id", "=", project.id)
      .where("participant_code", "in", codes.slice(from, from + CHUNK))
      .where("staff_id", "=", staff.id)
      .where("state", "=", "planned")
      .execute();
    const ids = planned.map(({ id }) => id);
    if (ids.length > 0) undone += (await undoRevocations(staff, project, ids)).undone.length;
    await setImmediate();
  }
  return undone;
}
