import { wallNow } from "@/lib/platform/clock";
import { setImmediate } from "node:timers/promises";
import type { SignedIn } from "@/lib/access/guard";
import { requireProject } from "@/lib/access/resolve-project";
import type { Project } from "@/lib/connection/project";
import { db } from "@/lib/db/db";
import { env } from "@/lib/platform/env";
import { type ActionResult, fail, ok } from "@/lib/platform/result";
import * as z from "@/lib/platform/zod";
import { planRevocations } from "./revoke";
import type { FrozenSelection } from "./schema";
import { cancelRevocations } from "./undo-revocations";

/** Participants revoked by one transaction; other work runs in between. */
const CHUNK = 200;
/** The estimated maximum duration of one chunk (ms); the Undo seconds begin after the last chunk. */
const CHUNK_TIME = 100;

const Codes = z.array(z.string());

/** Revokes a stored selection; the Undo seconds begin when its last participant is planned. */
export async function revokeSelection(
  input: FrozenSelection,
): Promise<ActionResult<{ count: number; undoMs: number }>> {
  const { staff, project } = await requireProject("support", { selection: input.id });
  const codes = await codesOf(staff, project, input);
  if (!codes) return fail("not-found");
  const planning = Math.ceil(codes.length / CHUNK) * CHUNK_TIME;
  const dueAt = wallNow() + planning + env().undoSeconds * 1000;
  let count = 0;
  for (let from = 0; from < codes.length; from += CHUNK) {
    const chunk = codes.slice(from, from + CHUNK);
    count += (await planRevocations(staff, project, chunk, dueAt)).revocations.length;
    await setImmediate();
  }
  return ok({ count, undoMs: Math.max(0, dueAt - wallNow()) });
}

/** Undoes revocations of a stored selection that have not been sent yet; returns how many. */
export async function undoSelection(
  input: FrozenSelection,
): Promise<ActionResult<{ undone: number }>> {
  const { staff, project } = await requireProject("support", { selection: input.id });
  const codes = await codesOf(staff, project, input);
  if (!codes) return fail("not-found");
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
    if (ids.length > 0) undone += (await cancelRevocations(staff, project, ids)).undone.length;
    await setImmediate();
  }
  return ok({ undone });
}

/** Returns the codes of this person's selection, without the exceptions; null if there is none. */
async function codesOf(
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
  const excluded = new Set(except);
  return Codes.parse(JSON.parse(row.codes)).filter((code) => !excluded.has(code));
}
