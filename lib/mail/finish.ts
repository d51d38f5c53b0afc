import type { Transaction } from "kysely";
import { record } from "@/lib/audit/record";
import type { Database } from "@/lib/db/schema";
import { withTransaction } from "@/lib/db/transaction";
import { wallNow } from "@/lib/platform/clock";
import { type ClaimedMail, MAX_RESPONSE_LENGTH } from "./claim";

type Finished = {
  state: "accepted" | "rejected" | "unknown";
  response: string;
  /** Permanent rejection of the address. */
  suppress?: boolean;
};

/** Stores the result of a message with an activity entry. An outdated claim changes nothing. */
export async function finishMail(row: ClaimedMail, { state, response, suppress }: Finished) {
  const stored = response.slice(0, MAX_RESPONSE_LENGTH);
  await withTransaction(async (tx) => {
    const updated = await tx
      .updateTable("outgoing_mail")
      .set({ state, response: stored, ended_at: wallNow() })
      .where("id", "=", row.id)
      .where("epoch", "=", row.epoch)
      .where("state", "in", ["sending", "unknown"])
      .executeTakeFirst();
    if (Number(updated.numUpdatedRows) === 0) return;
    if (state !== "rejected") await markLatest(tx, row);
    if (suppress) await suppressAddress(tx, row, stored);
    await record(tx, {
      staff: null,
      projectId: row.project_id || null,
      action: "mail.send",
      subject: row.email,
      outcome: state === "accepted" ? "done" : state === "rejected" ? "failed" : "unknown",
      ...(row.conference_code && { conferenceCode: row.conference_code }),
      ...(await participantOf(tx, row)),
      after: { mail: row.kind, ...(stored && { response: stored }) },
    });
  });
}

/** Marks the message as the person's current calendar message, instead of the previous one. */
async function markLatest(tx: Transaction<Database>, row: ClaimedMail): Promise<void> {
  if (row.kind === "reminder" || row.kind === "lost-link" || row.kind === "test") return;
  await tx
    .updateTable("outgoing_mail")
    .set((eb) => ({
      latest: eb
        .case()
        .when("id", "=", row.id)
        .then(1 as const)
        .else(0 as const)
        .end(),
    }))
    .where("project_id", "=", row.project_id)
    .where("conference_code", "=", row.conference_code)
    .where("email_key", "=", row.email_key)
    .where((eb) => eb.or([eb("id", "=", row.id), eb("latest", "=", 1)]))
    .execute();
}

/** Blocks the address of a message until a person unblocks it. */
export async function suppressAddress(
  tx: Transaction<Database>,
  row: Pick<ClaimedMail, "email" | "email_key">,
  response: string,
): Promise<void> {
  const { email, email_key } = row;
  await tx
    .insertInto("mail_suppressions")
    .values({ email, email_key, response, created_at: wallNow() })
    .onConflict((conflict) => conflict.column("email_key").doNothing())
    .execute();
}

/** Returns the participant of a message, for the activity log. */
export async function participantOf(
  tx: Transaction<Database>,
  row: Pick<ClaimedMail, "project_id" | "conference_code" | "email_key">,
): Promise<{ participantCode?: string }> {
  const person = await tx
    .selectFrom("participants")
    .select("code")
    .where("project_id", "=", row.project_id)
    .where("conference_code", "=", row.conference_code)
    .where("email_key", "=", row.email_key)
    .orderBy("revoked")
    .orderBy("first_seen_order", "desc")
    .executeTakeFirst();
  return person ? { participantCode: person.code } : {};
}
