import { settle } from "./record-outcome";
import { changeParticipant } from "./change-participant";
import { readParticipant } from "@/lib/mirror/participants";
import type { Project } from "@/lib/connection/project";
import type { Claimed, Run } from "./claim";
import { actor, settlingOf } from "./row-outcome";
import { tryAgain } from "./retry";

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
      ? await changeParticipant(actor(run), project, code, change)
      : null;
  if (changed?.ok || (before && !changed)) {
    return settle(actor(run), settlingOf(row), { state: "sent", link: null });
  }
  return tryAgain(run, row, changed?.error ?? { code: "not-found" });
}
