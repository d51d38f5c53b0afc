import { record } from "@/lib/audit/record";
import type { SignedIn } from "@/lib/access/guard";
import { db } from "@/lib/db/db";
import { withTransaction } from "@/lib/db/transaction";
import type { Project } from "@/lib/connection/project";
import { type ActionResult, fail, ok } from "@/lib/platform/result";
import { expiringBefore } from "./expiring";
import { create, plannedRow, startEntry } from "./receive";
import { markRepeated } from "./deduplicate-rows";
import { MAX_ROWS, type RenewExpiring } from "./schema";

const AT_ONCE = 250;

/**
 * New links for everybody whose link expires before a moment, as a run of its own; at most once for
 * each id that a form made. Names and roles stay as they are.
 */
export async function renew(
  staff: SignedIn,
  project: Pick<Project, "id">,
  { id, conferenceCode, before, lifetime, notify }: RenewExpiring,
): Promise<ActionResult<{ id: string; rows: number }>> {
  const people = await expiringBefore(project.id, conferenceCode, before)
    .select([
      "participants.code",
      "participants.email",
      "participants.name",
      "participants.moderator",
    ])
    .orderBy("participants.name_key")
    .orderBy("participants.code")
    .limit(MAX_ROWS)
    .execute();
  const known = await rowsOf(project.id, id);
  if (known !== null) return ok({ id, rows: known });
  if (people.length === 0) return fail("not-found");
  const total = people.length;
  const made = await create(staff, project, { id, conferenceCode, mode: "renew", name: "", total });
  if (!made.ok) return made;
  const run = {
    id,
    project_id: project.id,
    conference_code: conferenceCode,
    staff_id: staff.id,
    name: "",
    mode: "renew",
  };
  const rows = people.map((person, at) =>
    plannedRow(run, {
      position: at + 1,
      action: "link",
      email: person.email,
      name: person.name,
      moderator: person.moderator === 1,
      notify,
      lifetime,
      avatarUrl: "",
      participantCode: person.code,
      reason: null,
    }),
  );
  await withTransaction(async (tx) => {
    const started = await tx
      .updateTable("imports")
      .set({ state: "running", started_at: Date.now(), total })
      .where("id", "=", id)
      .where("state", "=", "loading")
      .executeTakeFirst();
    if (Number(started.numUpdatedRows) === 0) return;
    for (let from = 0; from < total; from += AT_ONCE) {
      await tx
        .insertInto("invitations")
        .values(rows.slice(from, from + AT_ONCE))
        .execute();
    }
    await markRepeated(tx, run);
    await record(tx, startEntry(staff, run, total));
  });
  return ok({ id, rows: total });
}

/** How many rows a run that was started has; null where there is no such run. */
async function rowsOf(projectId: string, id: string): Promise<number | null> {
  const run = await db()
    .selectFrom("imports")
    .select("total")
    .where("project_id", "=", projectId)
    .where("id", "=", id)
    .where("state", "<>", "loading")
    .executeTakeFirst();
  return run?.total ?? null;
}
