import { notifyAdministrators } from "@/lib/access/notices";
import { record } from "@/lib/audit/record";
import { withTransaction } from "@/lib/db/transaction";
import { type Claimed, type Import, requeueRow } from "./claim";

/**
 * Returns a row to the queue and pauses its import, because the owner may no longer act on the project.
 * A manager of the project resumes it under their own name.
 */
export async function pauseForOwner(run: Import, row: Claimed): Promise<void> {
  await requeueRow(row, 0);
  await withTransaction(async (tx) => {
    const paused = await tx
      .updateTable("imports")
      .set({ state: "paused", problem: null, retry_at: null })
      .where("id", "=", run.id)
      .where("state", "=", "running")
      .executeTakeFirst();
    if (Number(paused.numUpdatedRows) === 0) return;
    const counts = { imports: 1, revocations: 0 };
    await notifyAdministrators(tx, { kind: "work-paused", name: run.staff_name, ...counts });
    await record(tx, {
      staff: null,
      projectId: run.project_id,
      action: "import.pause",
      outcome: "done",
      subject: run.name,
      conferenceCode: run.conference_code,
      after: { import: run.id },
      errorCode: "not-allowed",
    });
  });
}
