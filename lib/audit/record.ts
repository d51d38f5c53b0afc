import type { Transaction } from "kysely";
import type { ActivityTable, Database } from "@/lib/db/schema";
import { newId } from "@/lib/platform/ids";
import { signingKey, type SigningKey } from "@/lib/platform/crypto/signing-key";
import type { Failure } from "@/lib/platform/result";
import type { ActivityAction } from "./actions";
import { signatureOf } from "./chain";

/** The name under which the values of an entry keep the reason of a failure. */
export const REASON = "failureReason";

/** The staff member behind an entry. */
export type Actor = { id: string; name: string; sessionId?: string };

export type ActivityEntry = {
  /** Null: Foyer itself, continuing what a person began, or noticing what was changed outside Foyer. */
  staff: Actor | null;
  /** Null: about staff and sessions, which belong to no project. */
  projectId: string | null;
  action: ActivityAction;
  outcome: ActivityTable["outcome"];
  /** What a person would call it: a title or an e-mail address. Never a link or a key. */
  subject: string;
  conferenceCode?: string;
  participantCode?: string;
  before?: Record<string, unknown>;
  after?: Record<string, unknown>;
  errorCode?: string;
  /** Why it failed, as the form said it; takes the place of `errorCode`. */
  failure?: Pick<Failure, "code" | "message" | "fields"> | null | undefined;
};

/**
 * Appends rows to the activity, in the transaction of the change that they tell of. Make it the
 * transaction's last step: whoever else appends waits for its end.
 */
export async function record(
  tx: Transaction<Database>,
  ...entries: ActivityEntry[]
): Promise<void> {
  await append(tx, signingKey(), entries);
}

/** Like `record`, signed with this key. */
export async function append(
  tx: Transaction<Database>,
  key: SigningKey,
  entries: readonly ActivityEntry[],
): Promise<void> {
  if (entries.length === 0) return;
  const head = await tx
    .updateTable("activity_head")
    .set((eb) => ({ seq: eb("seq", "+", entries.length) }))
    .where("id", "=", 1)
    .returning(["seq", "hash"])
    .executeTakeFirstOrThrow();
  const first = head.seq - entries.length + 1;
  const at = Date.now();
  let { hash } = head;
  const rows = entries.map((entry, index) => {
    const row = { ...columnsOf(entry), id: newId(), at, seq: first + index };
    hash = signatureOf(hash, row, key);
    return { ...row, hash, key_id: key.keyId };
  });
  await tx.insertInto("activity").values(rows).execute();
  await tx.updateTable("activity_head").set({ hash }).where("id", "=", 1).execute();
}

function columnsOf(entry: ActivityEntry) {
  return {
    staff_id: entry.staff?.id ?? null,
    staff_name: entry.staff?.name ?? "",
    session_id: entry.staff?.sessionId ?? null,
    project_id: entry.projectId,
    action: entry.action,
    conference_code: entry.conferenceCode ?? null,
    participant_code: entry.participantCode ?? null,
    subject: entry.subject,
    before: entry.before ? JSON.stringify(entry.before) : null,
    after: afterOf(entry),
    outcome: entry.outcome,
    error_code: entry.failure?.code ?? entry.errorCode ?? null,
  };
}

/** Boomstream's own words and the refused field are stored with the values, under REASON. */
function afterOf({ after, failure }: ActivityEntry): string | null {
  const [field] = Object.values(failure?.fields ?? {});
  const reason = {
    ...(failure?.message && { message: failure.message }),
    ...(field && { field }),
  };
  if (Object.keys(reason).length === 0) return after ? JSON.stringify(after) : null;
  return JSON.stringify({ ...after, [REASON]: reason });
}
