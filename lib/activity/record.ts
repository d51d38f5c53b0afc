import type { Transaction } from "kysely";
import type { SignedIn } from "@/lib/auth/guard";
import type { ActivityTable, Database } from "@/lib/db/schema";
import { newId } from "@/lib/ids";

/** What was done, in the word that the record is filtered by. */
export type ActivityAction =
  | "conference.create"
  | "conference.update"
  | "conference.delete"
  | "participant.invite"
  | "participant.update"
  | "participant.revoke"
  | "participant.undo-revoke"
  | "participant.restore"
  | "participant.export"
  | "link.renew"
  | "link.copy";

export type ActivityEntry = {
  /** Null: Foyer itself, going on with what a person began. */
  staff: Pick<SignedIn, "id" | "name" | "sessionId"> | null;
  projectId: string;
  action: ActivityAction;
  outcome: ActivityTable["outcome"];
  /** What a person would call it: a title or an e-mail address. Never a link or a key. */
  subject: string;
  conferenceCode?: string;
  participantCode?: string;
  before?: Record<string, unknown>;
  after?: Record<string, unknown>;
  errorCode?: string;
};

/** Appends rows to the activity, in the transaction of the change that they tell of. */
export async function record(
  tx: Transaction<Database>,
  ...entries: ActivityEntry[]
): Promise<void> {
  if (entries.length === 0) return;
  const at = Date.now();
  await tx
    .insertInto("activity")
    .values(
      entries.map((entry) => ({
        id: newId(),
        at,
        staff_id: entry.staff?.id ?? null,
        staff_name: entry.staff?.name ?? "",
        session_id: entry.staff?.sessionId ?? null,
        project_id: entry.projectId,
        action: entry.action,
        conference_code: entry.conferenceCode ?? null,
        participant_code: entry.participantCode ?? null,
        subject: entry.subject,
        before: entry.before ? JSON.stringify(entry.before) : null,
        after: entry.after ? JSON.stringify(entry.after) : null,
        outcome: entry.outcome,
        error_code: entry.errorCode ?? null,
      })),
    )
    .execute();
}
