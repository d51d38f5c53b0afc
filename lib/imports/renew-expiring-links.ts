import { requireProject } from "@/lib/access/resolve-project";
import { needsApproval } from "@/lib/approvals/needs-approval";
import { db } from "@/lib/db/db";
import { withTransaction } from "@/lib/db/transaction";
import { type ActionResult, fail, ok } from "@/lib/platform/result";
import { expiringBefore } from "./expiring-links";
import { create } from "./create";
import { insertRows, plannedRow, recordStart, skipDuplicates } from "./ledger-rows";
import { MAX_ROWS, type RenewExpiring } from "./schema";

/**
 * Creates new links for everyone whose link expires before a time, as a separate import; at most once per
 * form id. Names and roles are not changed. Returns the import's id and row count. A large import waits for a
 * second person's approval.
 */
export async function renewExpiringLinks({
  id,
  conferenceCode,
  before,
  lifetime,
  notify,
}: RenewExpiring): Promise<ActionResult<{ id: string; rows: number }>> {
  const { staff, project } = await requireProject("manager", { conference: conferenceCode });
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
  const renewal = {
    id,
    project_id: project.id,
    conference_code: conferenceCode,
    staff_id: staff.id,
    name: "",
    mode: "renew",
    total,
  } as const;
  const rows = people.map((person, at) =>
    plannedRow(renewal, {
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
    const state = (await needsApproval(tx, renewal)) ? "waiting" : "running";
    const started = await tx
      .updateTable("imports")
      .set({ state, started_at: state === "running" ? Date.now() : null, total })
      .where("id", "=", id)
      .where("state", "=", "loading")
      .executeTakeFirst();
    if (Number(started.numUpdatedRows) === 0) return;
    await insertRows(tx, rows);
    await skipDuplicates(tx, renewal);
    await recordStart(tx, staff, { ...renewal, state });
  });
  return ok({ id, rows: total });
}

/** Returns the row count of a started import; null if it does not exist. */
async function rowsOf(projectId: string, id: string): Promise<number | null> {
  const stored = await db()
    .selectFrom("imports")
    .select("total")
    .where("project_id", "=", projectId)
    .where("id", "=", id)
    .where("state", "<>", "loading")
    .executeTakeFirst();
  return stored?.total ?? null;
}
