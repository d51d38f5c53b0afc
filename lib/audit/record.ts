import type { Selectable, Transaction } from "kysely";
import type { ActivityTable, Database } from "@/lib/db/schema";
import { newId } from "@/lib/platform/ids";
import { type SigningKey, signingKey } from "@/lib/platform/crypto";
import type { Failure } from "@/lib/platform/result";
import type { ActivityAction } from "./actions";
import { createHash, createHmac } from "node:crypto";

/** The key of a failure's reason in the values of an entry. */
export const REASON = "failureReason";

/** The staff member behind an entry. */
export type Actor = { id: string; name: string; sessionId?: string };

export type ActivityEntry = {
  /** Null: Foyer itself, when it continues a person's work or finds an external change. */
  staff: Actor | null;
  /** Null for staff and sessions, which belong to no project. */
  projectId: string | null;
  action: ActivityAction;
  outcome: ActivityTable["outcome"];
  /** The display name of the object: a title or an email address. Never a link or a key. */
  subject: string;
  conferenceCode?: string;
  participantCode?: string;
  before?: Record<string, unknown>;
  after?: Record<string, unknown>;
  errorCode?: string;
  /** Why it failed, as the form showed it; replaces `errorCode`. */
  failure?: Pick<Failure, "code" | "message" | "fields"> | null | undefined;
};

/**
 * Appends entries to the activity, in the transaction of the change. Call it as the transaction's last step,
 * because other transactions that append wait for its end.
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

/** Boomstream's message and the refused field are stored with the values, under REASON. */
function afterOf({ after, failure }: ActivityEntry): string | null {
  const [field] = Object.values(failure?.fields ?? {});
  const reason = {
    ...(failure?.message && { message: failure.message }),
    ...(field && { field }),
  };
  if (Object.keys(reason).length === 0) return after ? JSON.stringify(after) : null;
  return JSON.stringify({ ...after, [REASON]: reason });
}

type Row = Omit<Selectable<ActivityTable>, "hash" | "key_id">;

/**
 * Returns the signature of an entry: HMAC-SHA256 over the key's id, the previous entry's signature (empty for
 * the first) and each of its values. Never change the order, because it would break old entries.
 */
export function signatureOf(previous: string, row: Row, { key, keyId }: SigningKey): string {
  const text = JSON.stringify(["v2", keyId, ...valuesOf(previous, row)]);
  return createHmac("sha256", key).update(text).digest("hex");
}

/** Returns the hash of an entry older than signing: SHA-256 without a key. */
export function unsignedHashOf(previous: string, row: Row): string {
  return createHash("sha256")
    .update(JSON.stringify(valuesOf(previous, row)))
    .digest("hex");
}

function valuesOf(previous: string, row: Row) {
  return [
    previous,
    row.seq,
    row.id,
    row.at,
    row.staff_id,
    row.staff_name,
    row.session_id,
    row.project_id,
    row.action,
    row.conference_code,
    row.participant_code,
    row.subject,
    row.before,
    row.after,
    row.outcome,
    row.error_code,
  ];
}
