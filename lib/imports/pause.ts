import type { ActivityAction } from "@/lib/audit/actions";
import { record } from "@/lib/audit/record";
import { requireProject } from "@/lib/access/resolve-project";
import { withTransaction } from "@/lib/db/transaction";
import type { ImportTable } from "@/lib/db/schema";
import { skipPlannedRows } from "@/lib/delivery/skip-planned-rows";
import { type ActionResult, fail, ok } from "@/lib/platform/result";
import type { OneImport } from "./schema";

type State = ImportTable["state"];
type Change = { from: State[]; to: State; action: ActivityAction };

/** Pauses an import. Rows that are being sent are completed. */
export async function pauseImport({
  importId,
}: OneImport): Promise<ActionResult<{ state: State }>> {
  return changeState(importId, { from: ["running"], to: "paused", action: "import.pause" });
}

/** Resumes a paused import. */
export async function resumeImport({
  importId,
}: OneImport): Promise<ActionResult<{ state: State }>> {
  return changeState(importId, { from: ["paused"], to: "running", action: "import.resume" });
}

/** Cancels an import and skips the unsent rows. Rows that are being sent are completed. */
export async function cancelImport({
  importId,
}: OneImport): Promise<ActionResult<{ state: State }>> {
  return changeState(importId, {
    from: ["loading", "prepared", "waiting", "running", "paused"],
    to: "cancelled",
    action: "import.cancel",
  });
}

/** Changes the state of an import; does nothing if it has the new state already. */
async function changeState(
  id: string,
  { from, to, action }: Change,
): Promise<ActionResult<{ state: State }>> {
  const { staff, project } = await requireProject("manager", { import: id });
  return withTransaction(async (tx) => {
    const now = Date.now();
    const changed = await tx
      .updateTable("imports")
      .set({
        state: to,
        problem: null,
        retry_at: null,
        ...(to === "cancelled" && { ended_at: now }),
        // The rows are sent in the name of the person who resumes the import.
        ...(to === "running" && {
          staff_id: staff.id,
          staff_name: staff.name,
          session_id: staff.sessionId,
        }),
      })
      .where("id", "=", id)
      .where("project_id", "=", project.id)
      .where("state", "in", from)
      .returningAll()
      .executeTakeFirst();
    if (!changed) {
      const stored = await tx
        .selectFrom("imports")
        .select("state")
        .where("id", "=", id)
        .where("project_id", "=", project.id)
        .executeTakeFirst();
      if (!stored) return fail("not-found");
      return stored.state === to ? ok({ state: to }) : fail("conflict");
    }
    if (to === "cancelled") {
      await skipPlannedRows(tx, id, now);
    }
    await record(tx, {
      staff,
      projectId: project.id,
      action,
      outcome: "done",
      subject: changed.name,
      conferenceCode: changed.conference_code,
      after: { import: id },
    });
    return ok({ state: to });
  });
}
