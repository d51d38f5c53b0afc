import { type RawBuilder, type Selectable, sql, type Transaction } from "kysely";
import { databaseNow } from "@/lib/db/clock";
import type { Database, InvitationTable, OutgoingMailTable } from "@/lib/db/schema";
import { wallNow } from "@/lib/platform/clock";
import { env } from "@/lib/platform/env";
import { newId } from "@/lib/platform/ids";
import { domainOf } from "@/lib/platform/mailbox";
import { emailKey } from "@/lib/platform/normalize";

/** Rows per statement: SQLite takes a limited number of values. */
const INSERT_ROWS = 500;

/** A message to send. Its content is read at sending time. */
type Queued = Pick<
  OutgoingMailTable,
  "kind" | "key" | "project_id" | "conference_code" | "email" | "locale"
> &
  Partial<Pick<OutgoingMailTable, "invitation_id" | "rule_id" | "staff_id">>;

/**
 * Queues messages in the transaction that causes them. Skips keys that were queued before. Returns the number
 * of new messages.
 */
export async function queueMail(
  tx: Transaction<Database>,
  messages: readonly Queued[],
): Promise<number> {
  if (messages.length === 0) return 0;
  const first = await takeOrder(tx, messages.length);
  let added = 0;
  for (let from = 0; from < messages.length; from += INSERT_ROWS) {
    const rows = messages.slice(from, from + INSERT_ROWS).map((message, index) => ({
      invitation_id: null,
      rule_id: null,
      staff_id: "",
      ...message,
      id: newId(),
      seq: first + from + index,
      email_key: emailKey(message.email),
      domain: domainOf(message.email),
      state: "queued" as const,
      reason: null,
      response: null,
      instance_id: null,
      due_at: databaseNow(),
      claimed_at: null,
      created_at: wallNow(),
      ended_at: null,
      method: null,
      sequence: null,
      starts_at: null,
      ends_at: null,
    }));
    const inserted = await tx
      .insertInto("outgoing_mail")
      .values(rows)
      .onConflict((conflict) => conflict.column("key").doNothing())
      .executeTakeFirst();
    added += Number(inserted.numInsertedOrUpdatedRows ?? 0);
  }
  return added;
}

/** Reserves sequence numbers for messages. Returns the first one. */
async function takeOrder(tx: Transaction<Database>, count: number): Promise<number> {
  const { value } = await tx
    .updateTable("sequences")
    .set((eb) => ({ value: eb("value", "+", count) }))
    .where("name", "=", "mail")
    .returning("value")
    .executeTakeFirstOrThrow();
  return value - count + 1;
}

/** Returns an SQL expression: 1 if Foyer emails the invitations of the project, 0 if Boomstream does. */
export function sendsOwnMail(projectId: string | RawBuilder<unknown>): RawBuilder<0 | 1> {
  if (env().mail === null) return sql<0 | 1>`0`;
  return sql<0 | 1>`coalesce((select mail from projects where projects.id = ${projectId}), 0)`;
}

type Invitation = Pick<
  InvitationTable,
  "id" | "project_id" | "conference_code" | "email" | "kind" | "staff_id" | "notify"
> & { own_mail: number };

/** Queues the email of an accepted invitation if Foyer emails it, once per invitation. */
export async function queueInvitation(
  tx: Transaction<Database>,
  invitation: Invitation,
): Promise<void> {
  const { id, kind, notify, own_mail, ...about } = invitation;
  if (notify === 0 || own_mail === 0 || kind === "update" || kind === "revoke") return;
  const project = await tx
    .selectFrom("projects")
    .select("mail_locale")
    .where("id", "=", about.project_id)
    .executeTakeFirst();
  await queueMail(tx, [
    {
      ...about,
      kind: "invitation",
      key: `invitation:${id}`,
      invitation_id: id,
      locale: project?.mail_locale ?? "en",
    },
  ]);
}

/** Returns true if Boomstream emails the invitation. */
export function isEmailedByBoomstream(
  row: Pick<Selectable<InvitationTable>, "notify" | "own_mail">,
): boolean {
  return row.notify === 1 && row.own_mail === 0;
}
