import { type ActivityAction, type ActivityEntry, record } from "@/lib/audit/record";
import type { Transaction } from "kysely";
import { withTransaction } from "@/lib/db/transaction";
import type { Database, InvitationTable } from "@/lib/db/schema";
import { emailKey } from "@/lib/platform/normalize";
import { storeLink } from "@/lib/mirror/links/store";
import type { RecordedOutcome } from "./outcome";

const ACTIONS: Record<InvitationTable["kind"], ActivityAction> = {
  invite: "participant.invite",
  link: "link.renew",
  restore: "participant.restore",
  update: "participant.update",
  revoke: "participant.revoke",
};

/**
 * Writes how attempts recorded, all in one transaction: the ledger, its links and the activity. Rows are
 * taken in the order of their ids and imports in that of theirs, so that two processes that do this
 * never wait for each other crosswise.
 */
export async function writeOutcomes(recorded: readonly RecordedOutcome[]): Promise<void> {
  const ordered = recorded.toSorted((a, b) => (a.invitation.id < b.invitation.id ? -1 : 1));
  await withTransaction(async (tx) => {
    const written: RecordedOutcome[] = [];
    for (const one of ordered) if (await writeOne(tx, one)) written.push(one);
    await clearProblems(tx, new Set(written.map(({ invitation }) => invitation.importId ?? "")));
    for (const one of written) await keepLinkOf(tx, one);
    // Whoever changes name or role records that.
    const others = written.filter(({ invitation }) => invitation.kind !== "update");
    await record(tx, ...others.map(entryOf));
  });
}

/** Whether the row was still this attempt's to end. */
async function writeOne(
  tx: Transaction<Database>,
  { invitation, outcome }: RecordedOutcome,
): Promise<boolean> {
  const now = Date.now();
  const error = outcome.state === "sent" ? null : outcome.error;
  // The answer itself counts even where the roster has hasLink the same before.
  const hasLink = outcome.state === "sent" && outcome.link !== null;
  const inImport = (invitation.importId ?? null) !== null;
  const written = await tx
    .updateTable("invitations")
    .set({
      state: outcome.state,
      participant_code: participantOf({ invitation, outcome }),
      error_code: error?.code ?? null,
      error_message: error?.message ?? null,
      ended_at: now,
      lost: outcome.state === "unknown" ? (outcome.error.lost ?? "cut") : null,
      due_at: outcome.state === "unknown" && inImport ? now : null,
    })
    .where("id", "=", invitation.id)
    .where("started_at", "=", invitation.started_at)
    .where("state", "in", hasLink ? ["sending", "unknown", "sent"] : ["sending", "unknown"])
    .executeTakeFirst();
  return Number(written.numUpdatedRows) > 0;
}

function participantOf({ invitation, outcome }: Pick<RecordedOutcome, "invitation" | "outcome">) {
  const hasLink = outcome.state === "sent" ? outcome.participantCode : null;
  return hasLink ?? invitation.participant_code;
}

/** Boomstream answers again: the imports wait no longer. */
async function clearProblems(tx: Transaction<Database>, importIds: ReadonlySet<string>): Promise<void> {
  for (const id of [...importIds].toSorted((a, b) => (a < b ? -1 : 1))) {
    await tx
      .updateTable("imports")
      .set({ problem: null, retry_at: null })
      .where("id", "=", id)
      .where("problem", "is not", null)
      .execute();
  }
}

async function keepLinkOf(tx: Transaction<Database>, { invitation, outcome }: RecordedOutcome): Promise<void> {
  if (outcome.state !== "sent" || outcome.link === null) return;
  const { lifetime, started_at } = invitation;
  await storeLink(
    tx,
    {
      project_id: invitation.project_id,
      conference_code: invitation.conference_code,
      invitation_id: invitation.id,
      email_key: emailKey(invitation.email),
      // Counted from before the call: better a minute early than a link that fails.
      expires_at: lifetime === null || started_at === null ? null : started_at + lifetime * 1000,
    },
    outcome.link,
  );
}

function entryOf({ staff, invitation, outcome }: RecordedOutcome): ActivityEntry {
  return {
    staff,
    projectId: invitation.project_id,
    action: ACTIONS[invitation.kind],
    subject: invitation.email,
    conferenceCode: invitation.conference_code,
    participantCode: participantOf({ invitation, outcome }) ?? undefined,
    after: {
      moderator: invitation.moderator,
      notify: invitation.notify,
      lifetime: invitation.lifetime,
    },
    outcome: outcome.state === "sent" ? "done" : outcome.state,
    errorCode: outcome.state === "sent" ? undefined : outcome.error.code,
  };
}
