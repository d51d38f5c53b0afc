import { type ActivityEntry, record } from "@/lib/audit/record";
import { perProcess } from "@/lib/platform/per-process";
import type { Claimed } from "./claim";
import type { Transaction } from "kysely";
import type { ActivityAction } from "@/lib/audit/actions";
import type { Loss } from "@/lib/boomstream/types";
import { databaseNow } from "@/lib/db/clock";
import type { Database, InvitationTable } from "@/lib/db/schema";
import { withTransaction } from "@/lib/db/transaction";
import { storeLink } from "@/lib/mirror/links/store";
import { queueInvitation } from "@/lib/mail-queue/enqueue";
import { currentOrder } from "@/lib/mirror/request-order";
import { wallNow } from "@/lib/platform/clock";
import type { ErrorCode } from "@/lib/platform/errors";
import { emailKey } from "@/lib/platform/normalize";
import { forgetAttempt } from "./in-flight";

/** The outcome of an attempt. `link: null`: it was sent, but the response with its link was lost. */
export type Outcome =
  | { state: "sent"; link: string | null; participantCode?: string | null }
  | { state: "failed" | "unknown"; error: { code: ErrorCode; message?: string; lost?: Loss } };

/** One attempt of a ledger row. */
export type Attempt = Pick<
  Claimed,
  | "id"
  | "epoch"
  | "kind"
  | "project_id"
  | "conference_code"
  | "email"
  | "lifetime"
  | "participant_code"
  | "started_at"
  | "import_id"
> & { moderator: boolean; notify: boolean };

/** An attempt with its responsible person and its outcome. */
type Recorded = { staff: ActivityEntry["staff"]; attempt: Attempt; outcome: Outcome };

const ACTIONS: Record<InvitationTable["kind"], ActivityAction> = {
  invite: "participant.invite",
  link: "link.renew",
  restore: "participant.restore",
  update: "participant.update",
  revoke: "participant.revoke",
};

/** Rows per transaction. */
const BATCH = 50;

type Waiting = Recorded & { done: () => void; failed: (error: unknown) => void };

const queue = () =>
  perProcess("outcome-queue", (): { waiting: Waiting[]; writing: boolean } => ({
    waiting: [],
    writing: false,
  }));

/**
 * Records the outcome of an attempt in one transaction: ledger, link and activity. An outdated attempt changes
 * nothing. Outcomes that arrive during a transaction share the next one, because the activity is one chain and
 * would serialize them anyway.
 */
export function recordOutcome(
  staff: ActivityEntry["staff"],
  attempt: Attempt,
  outcome: Outcome,
): Promise<void> {
  return new Promise((done, failed) => {
    queue().waiting.push({ staff, attempt, outcome, done, failed });
    if (!queue().writing) void writeAll();
  });
}

/** Returns a claimed row as an attempt. */
export function attemptOf(row: Claimed): Attempt {
  return { ...row, moderator: row.moderator === 1, notify: row.notify === 1 };
}

async function writeAll(): Promise<void> {
  const shared = queue();
  shared.writing = true;
  while (shared.waiting.length > 0) await writeBatch(shared.waiting.splice(0, BATCH));
  shared.writing = false;
}

/** Writes outcomes in one transaction; if it fails, each in its own, so that one failure affects no other. */
async function writeBatch(batch: readonly Waiting[]): Promise<void> {
  try {
    await writeOutcomes(batch);
    for (const { done } of batch) done();
  } catch (error) {
    const [only, second] = batch;
    if (only && !second) return only.failed(error);
    for (const one of batch) await writeBatch([one]);
  }
}

/**
 * Writes the outcomes of attempts in one transaction: the ledger, the links and the activity. Rows and
 * imports are locked in the order of their ids, so that two processes never deadlock.
 */
async function writeOutcomes(recorded: readonly Recorded[]): Promise<void> {
  const ordered = recorded.toSorted((a, b) => (a.attempt.id < b.attempt.id ? -1 : 1));
  await withTransaction(async (tx) => {
    const written: Recorded[] = [];
    for (const one of ordered) if (await writeRow(tx, one)) written.push(one);
    await clearProblems(tx, new Set(written.map(({ attempt }) => attempt.import_id ?? "")));
    for (const one of written) await storeLinkOf(tx, one);
    // An update records its own entry.
    const others = written.filter(({ attempt }) => attempt.kind !== "update");
    await record(tx, ...others.map(entryOf));
  });
  for (const { attempt, outcome } of ordered) {
    if (outcome.state !== "unknown") forgetAttempt(attempt);
  }
}

/** Writes the ledger row. Returns false if the row has a newer attempt. */
async function writeRow(
  tx: Transaction<Database>,
  { attempt, outcome }: Recorded,
): Promise<boolean> {
  const error = outcome.state === "sent" ? null : outcome.error;
  // The response is stored even if the roster has already shown the participant, because only it has the link.
  const hasLink = outcome.state === "sent" && outcome.link !== null;
  const scheduleReconcile = outcome.state === "unknown" && attempt.import_id !== null;
  const written = await tx
    .updateTable("invitations")
    .set({
      state: outcome.state,
      participant_code: participantOf({ attempt, outcome }),
      error_code: error?.code ?? null,
      error_message: error?.message ?? null,
      ended_at: wallNow(),
      ended_order: currentOrder(),
      lost: outcome.state === "unknown" ? (outcome.error.lost ?? "cut") : null,
      due_at: scheduleReconcile ? databaseNow() : null,
    })
    .where("id", "=", attempt.id)
    .where("epoch", "=", attempt.epoch)
    .where("state", "in", hasLink ? ["sending", "unknown", "sent"] : ["sending", "unknown"])
    .returning(["id", "project_id", "conference_code", "email", "kind", "staff_id"])
    .returning(["notify", "own_mail"])
    .executeTakeFirst();
  if (written && outcome.state === "sent") await queueInvitation(tx, written);
  return written !== undefined;
}

function participantOf({ attempt, outcome }: Pick<Recorded, "attempt" | "outcome">) {
  const found = outcome.state === "sent" ? outcome.participantCode : null;
  return found ?? attempt.participant_code;
}

/** Clears the wait of the imports, because Boomstream responds again. */
async function clearProblems(
  tx: Transaction<Database>,
  importIds: ReadonlySet<string>,
): Promise<void> {
  for (const id of [...importIds].toSorted((a, b) => (a < b ? -1 : 1))) {
    await tx
      .updateTable("imports")
      .set({ problem: null, retry_at: null })
      .where("id", "=", id)
      .where("problem", "is not", null)
      .execute();
  }
}

async function storeLinkOf(
  tx: Transaction<Database>,
  { attempt, outcome }: Recorded,
): Promise<void> {
  if (outcome.state !== "sent" || outcome.link === null) return;
  const { lifetime, started_at } = attempt;
  await storeLink(
    tx,
    {
      project_id: attempt.project_id,
      conference_code: attempt.conference_code,
      invitation_id: attempt.id,
      email_key: emailKey(attempt.email),
      // Counted from before the call, because showing the expiry too early is better than too late.
      expires_at: lifetime === null || started_at === null ? null : started_at + lifetime * 1000,
    },
    outcome.link,
  );
}

function entryOf({ staff, attempt, outcome }: Recorded): ActivityEntry {
  return {
    staff,
    projectId: attempt.project_id,
    action: ACTIONS[attempt.kind],
    subject: attempt.email,
    conferenceCode: attempt.conference_code,
    participantCode: participantOf({ attempt, outcome }) ?? undefined,
    after: { moderator: attempt.moderator, notify: attempt.notify, lifetime: attempt.lifetime },
    outcome: outcome.state === "sent" ? "done" : outcome.state,
    failure: outcome.state === "sent" ? null : outcome.error,
  };
}
