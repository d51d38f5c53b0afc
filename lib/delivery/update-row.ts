import { recordOutcome } from "./record-outcome";
import { updateParticipantInLease } from "./update-participant";
import { readParticipant } from "@/lib/mirror/participants";
import type { Project } from "@/lib/connection/project";
import type { Claimed, Run } from "./claim";
import { actorOf, attemptOf } from "./row-outcome";
import { retryRow } from "./retry";

/** Brings name and role to what the row says; only what differs is sent. May be done twice. */
export async function update(project: Project, run: Run, row: Claimed): Promise<void> {
  const before = await readParticipant(project, row.participant_code ?? "");
  const moderator = row.moderator === 1;
  const change = {
    ...(row.name && row.name !== before?.name && { name: row.name }),
    ...(moderator !== before?.moderator && { moderator }),
  };
  const code = row.participant_code ?? "";
  const changed =
    before && Object.keys(change).length > 0
      ? await updateParticipantInLease(actorOf(run), project, code, change)
      : null;
  if (changed?.ok || (before && !changed)) {
    return recordOutcome(actorOf(run), attemptOf(row), { state: "sent", link: null });
  }
  return retryRow(run, row, changed?.error ?? { code: "not-found" });
}
