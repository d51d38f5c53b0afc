import type { Transaction } from "kysely";
import { requireRecentSignIn } from "@/lib/access/require-recent-sign-in";
import { projectForOwner, requireProject } from "@/lib/access/resolve-project";
import { record } from "@/lib/audit/record";
import { db } from "@/lib/db/db";
import type { Database } from "@/lib/db/schema";
import { withTransaction } from "@/lib/db/transaction";
import { skipPlannedRows } from "@/lib/delivery/skip-planned-rows";
import { type ActionResult, fail, ok } from "@/lib/platform/result";
import type { DecideApproval } from "./schema";

/** How long approved links can be copied (ms). */
const LINKS_APPROVAL_MS = 60 * 60_000;

/**
 * Approves or declines another person's request; requires a recent sign-in. An approved import runs under the
 * requester's name, a declined one is canceled. Refuses own and expired requests. The first of several decisions
 * counts.
 */
export async function decideApproval({
  id,
  decision,
}: DecideApproval): Promise<ActionResult<null>> {
  const staff = await requireRecentSignIn("manager");
  const { project } = await requireProject("manager", { approval: id });
  const now = Date.now();
  const request = await db()
    .selectFrom("approvals")
    .selectAll()
    .where("id", "=", id)
    .where("project_id", "=", project.id)
    .executeTakeFirst();
  if (!request) return fail("not-found");
  if (request.staff_id === staff.id) return fail("own-request");
  const role = request.kind === "import" ? "manager" : "support";
  const mayStill = await projectForOwner(request.staff_id, project.id, role);
  if (decision === "approve" && !mayStill) return fail("conflict");
  return withTransaction(async (tx): Promise<ActionResult<null>> => {
    const approved = decision === "approve";
    const decided = await tx
      .updateTable("approvals")
      .set({
        state: approved ? "approved" : "declined",
        decided_by: staff.id,
        decided_at: now,
        ...(approved && request.kind === "links" && { expires_at: now + LINKS_APPROVAL_MS }),
      })
      .where("id", "=", id)
      .where("state", "=", "open")
      .where("staff_id", "<>", staff.id)
      .where("expires_at", ">", now)
      .executeTakeFirst();
    if (decided.numUpdatedRows === 0n) return fail("conflict");
    const name = request.import_id ? await decideImport(tx, request.import_id, approved) : "";
    await record(tx, {
      staff,
      projectId: project.id,
      action: approved ? "approval.approve" : "approval.decline",
      outcome: "done",
      subject: name,
      conferenceCode: request.conference_code,
      after: {
        kind: request.kind,
        rows: request.rows,
        requester: request.staff_name,
        ...(request.import_id && { import: request.import_id }),
      },
    });
    return ok(null);
  });
}

/**
 * Starts or cancels a waiting import. Returns its name. An import that was canceled meanwhile stays canceled.
 */
async function decideImport(
  tx: Transaction<Database>,
  id: string,
  approved: boolean,
): Promise<string> {
  const now = Date.now();
  const run = await tx
    .updateTable("imports")
    .set(approved ? { state: "running", started_at: now } : { state: "cancelled", ended_at: now })
    .where("id", "=", id)
    .where("state", "=", "waiting")
    .returning("name")
    .executeTakeFirst();
  if (run && !approved) {
    await skipPlannedRows(tx, id, now);
  }
  return run?.name ?? "";
}
