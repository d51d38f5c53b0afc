import { reconcileRevoke } from "@/lib/boomstream/reconcile";
import { withTransaction } from "@/lib/db/transaction";
import { recordOutcome } from "./record-outcome";
import { countParticipants } from "@/lib/mirror/participant-count";
import type { Project } from "@/lib/connection/project";
import type { Claimed, Run } from "./claim";
import { actorOf, attemptOf } from "./row-outcome";
import { retryRow } from "./retry";

/** Takes a person's access away, as a comparison with a list decided. May be done twice. */
export async function revoke(project: Project, run: Run, row: Claimed): Promise<void> {
  const code = row.participant_code ?? "";
  const answer = await project.boomstream.revokeParticipant(code);
  const done =
    answer.ok ||
    answer.error.code === "not-found" ||
    (answer.error.code === "unknown-outcome" &&
      (await reconcileRevoke(project.boomstream, code, answer.error.lost)).verdict === "done");
  if (!done) return retryRow(run, row, answer.error);
  await withTransaction(async (tx) => {
    await tx
      .updateTable("participants")
      .set((eb) => ({ revoked: 1, written_at: Date.now(), version: eb("version", "+", 1) }))
      .where("project_id", "=", project.id)
      .where("code", "=", code)
      .execute();
    await countParticipants(tx, project.id, row.conference_code);
  });
  await recordOutcome(actorOf(run), attemptOf(row), { state: "sent", link: null });
}
