import { sql } from "kysely";
import { readBackInvite } from "@/lib/boomstream/read-back";
import { projectById } from "@/lib/connection/project";
import { databaseNow } from "@/lib/db/clock";
import { db } from "@/lib/db/db";
import { refreshRoster } from "@/lib/mirror/refresh-roster";
import { isEmailedByBoomstream } from "@/lib/mail-queue/enqueue";
import { wallNow } from "@/lib/platform/clock";
import * as z from "@/lib/platform/zod";
import { type Claimed, type Import, isDue, isFirstInvitation, ownerOf } from "./claim";
import { knownBefore } from "./same-address";
import { attemptOf, recordOutcome } from "./record-outcome";
import { rosterAge } from "./refresh-import-rosters";
import { forgetAttempt, orderWhenOver } from "./in-flight";
import { MAX_ATTEMPTS } from "./retry-row";

/** Rows reconciled per conference and run. */
const BATCH = 500;
const MIN_DELAY = 1_000;

const KnownBefore = z.array(
  z.object({ code: z.string(), email: z.string(), added: z.string(), revoked: z.boolean() }),
);

/**
 * Decides rows of imports whose response was lost. A participant who is newly on the roster was invited; the
 * link stays unknown. If the participant is missing after the lost request is certainly over, the row is
 * planned again. Undecidable rows wait for a person.
 */
export async function reconcileUnknownRows(): Promise<void> {
  const updates = await db()
    .selectFrom("invitations")
    .select(["project_id", "conference_code"])
    .distinct()
    .where("state", "=", "unknown")
    .where("due_at", "is not", null)
    .where(isDue("due_at"))
    .execute();
  for (const position of updates)
    await reconcileConference(position.project_id, position.conference_code);
}

async function reconcileConference(projectId: string, conferenceCode: string): Promise<void> {
  const project = await projectById(projectId);
  const age = await rosterAge(projectId, conferenceCode);
  const { order, problem } = await refreshRoster(project, conferenceCode, age);
  if (problem !== null || order === 0) return;
  const rows = await db()
    .selectFrom("invitations")
    .selectAll()
    .where("project_id", "=", projectId)
    .where("conference_code", "=", conferenceCode)
    .where("state", "=", "unknown")
    .where("due_at", "is not", null)
    .where(isDue("due_at"))
    .orderBy("due_at")
    .limit(BATCH)
    .execute();
  for (const row of rows) await reconcileRow(row, order, age);
}

/** `order`: of the roster in the mirror. */
async function reconcileRow(row: Claimed, order: number, age: number): Promise<void> {
  const run = await importOf(row);
  const overSince = await orderWhenOver(row);
  const over = overSince !== null && order > overSince;
  // The process ended between claim and call.
  const neverSent = !isFirstInvitation(row) && row.known_before === null;
  if (over && neverSent) return recordNotSent(row, run);
  const found = await readBackInvite(
    { roster: async () => ({ ok: true, value: await withAddress(row) }) },
    {
      conferenceCode: row.conference_code,
      email: row.email,
      before: await participantsBefore(row),
      notify: isEmailedByBoomstream(row),
      lost: over ? "garbled" : "late",
    },
  );
  if (found.verdict === "done" && !neverSent) {
    await recordOutcome(run ? ownerOf(run) : null, attemptOf(row), {
      state: "sent",
      link: null,
      participantCode: found.value.code,
    });
  } else if (!over) {
    await scheduleReconcile(row, Math.max(age, MIN_DELAY));
  } else if (found.verdict === "undecided") {
    await scheduleReconcile(row, null);
  } else {
    await recordNotSent(row, run);
  }
}

/**
 * Returns the participants who had the row's address before: as stored at the claim, or as known in the mirror
 * at that time.
 */
async function participantsBefore(row: Claimed) {
  if (row.known_before === null) return knownBefore(row, row.started_order);
  const known = KnownBefore.parse(JSON.parse(row.known_before));
  return new Map(known.map((one) => [one.code, one]));
}

/** Returns the participants with the row's address from the mirror that was just refreshed. */
async function withAddress(row: Claimed) {
  const rows = await db()
    .selectFrom("participants")
    .select(["code", "email", "name", "moderator", "added", "revoked"])
    .where("project_id", "=", row.project_id)
    .where("conference_code", "=", row.conference_code)
    .where("email_key", "=", row.email_key)
    .where("gone_at", "is", null)
    .execute();
  return rows.map((one) => ({
    ...one,
    conferenceCode: row.conference_code,
    moderator: one.moderator === 1,
    revoked: one.revoked === 1,
  }));
}

function importOf(row: Claimed): Promise<Import | undefined> {
  return db().selectFrom("imports").selectAll().where("id", "=", row.import_id).executeTakeFirst();
}

/** Selects the row if it is still unknown and has no later claim. */
function stillUnknown(row: Claimed) {
  return db()
    .updateTable("invitations")
    .where("id", "=", row.id)
    .where("state", "=", "unknown")
    .where("epoch", "=", row.epoch);
}

/** Reconciles the row again after `delay` ms; null: only a person can decide it. */
async function scheduleReconcile(row: Claimed, delay: number | null): Promise<void> {
  const due = delay === null ? null : sql<number>`${databaseNow()} + ${sql.lit(Math.round(delay))}`;
  await stillUnknown(row).set({ due_at: due }).execute();
}

async function recordNotSent(row: Claimed, run: Import | undefined): Promise<void> {
  if (run?.state === "cancelled") {
    await stillUnknown(row)
      .set({ state: "skipped", skip_reason: "cancelled", due_at: null, ended_at: wallNow() })
      .execute();
  } else if (!run || row.attempts >= MAX_ATTEMPTS) {
    const error = { code: "unreachable" } as const;
    await recordOutcome(run ? ownerOf(run) : null, attemptOf(row), { state: "failed", error });
  } else {
    await stillUnknown(row).set({ state: "planned", due_at: null, lost: null }).execute();
  }
  forgetAttempt(row);
}
