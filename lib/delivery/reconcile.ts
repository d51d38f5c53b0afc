import { reconcileInvite } from "@/lib/boomstream/reconcile";
import { db } from "@/lib/db/db";
import { env } from "@/lib/platform/env";
import { knownBeforeInvitation } from "./known-before";
import { recordOutcome } from "./record-outcome";
import { projectById } from "@/lib/connection/project";
import { syncRoster } from "@/lib/mirror/sync-roster";
import * as z from "@/lib/platform/zod";
import type { Claimed } from "./claim";
import { actorOf, isFirstInvitation, attemptOf } from "./row-outcome";
import { rosterAge } from "./refresh-rosters";
import { MAX_ATTEMPTS } from "./retry";

/** Rows looked at in one go. */
const AT_ONCE = 500;

const KnownBefore = z.array(
  z.object({ code: z.string(), email: z.string(), added: z.string(), revoked: z.boolean() }),
);

/**
 * Finds out what became of rows whose answer was lost. The roster tells: who is there now and was not
 * before was invited (the link stays unknown). Who is not there was not, once the lost request is
 * surely over; such a row is planned again. What the roster can't tell is left for a person.
 */
export async function reconcileUnknownRows(): Promise<void> {
  const places = await db()
    .selectFrom("invitations")
    .select(["project_id", "conference_code"])
    .distinct()
    .where("state", "=", "unknown")
    .where("due_at", "<=", Date.now())
    .execute();
  for (const place of places) await reconcile(place.project_id, place.conference_code);
}

async function reconcile(projectId: string, conferenceCode: string): Promise<void> {
  const project = await projectById(projectId);
  const age = await rosterAge(projectId, conferenceCode);
  const { syncedAt, problem } = await syncRoster(project, conferenceCode, age);
  if (problem !== null || syncedAt === null) return;
  const rows = await db()
    .selectFrom("invitations")
    .selectAll()
    .where("project_id", "=", projectId)
    .where("conference_code", "=", conferenceCode)
    .where("state", "=", "unknown")
    .where("due_at", "<=", Date.now())
    .orderBy("due_at")
    .limit(AT_ONCE)
    .execute();
  for (const row of rows) await decide(row, syncedAt, age);
}

async function decide(row: Claimed, syncedAt: number, age: number): Promise<void> {
  const run = await importOf(row);
  // Killed before the call began.
  if (!isFirstInvitation(row) && row.known_before === null) return notDone(row, run);
  // When the lost request is surely over: an answer that made no sense ended it.
  const overAt =
    row.lost === "garbled" ? (row.ended_at ?? 0) : (row.started_at ?? 0) + env().imports.settleMs;
  const over = syncedAt > overAt;
  const { verdict, ...found } = await reconcileInvite(
    { roster: async () => ({ ok: true, value: await withAddress(row) }) },
    {
      conferenceCode: row.conference_code,
      email: row.email,
      before: await knownBefore(row, run),
      notify: row.notify === 1,
      lost: over ? "garbled" : "late",
    },
  );
  if (verdict === "done") {
    const participantCode = "value" in found ? found.value.code : null;
    await recordOutcome(run ? actorOf(run) : null, attemptOf(row), {
      state: "sent",
      link: null,
      participantCode,
    });
  } else if (!over) {
    await lookAgain(row, Math.max(overAt, Date.now() + Math.max(age, 1_000)));
  } else if (verdict === "undecided") {
    await lookAgain(row, null);
  } else {
    await notDone(row, run);
  }
}

/** Who had the row's address before, by code; for a first invitation who did before the import. */
async function knownBefore(row: Claimed, run: Run) {
  if (row.known_before === null) {
    return knownBeforeInvitation({ ...row, started_at: run?.created_at ?? row.started_at });
  }
  const known = KnownBefore.parse(JSON.parse(row.known_before));
  return new Map(known.map((one) => [one.code, one]));
}

/** Everybody with the row's address, from the mirror that was just brought up to date. */
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

type Run = Awaited<ReturnType<typeof importOf>>;

function importOf(row: Claimed) {
  return db().selectFrom("imports").selectAll().where("id", "=", row.import_id).executeTakeFirst();
}

function stillUnknown(row: Claimed) {
  return db()
    .updateTable("invitations")
    .where("id", "=", row.id)
    .where("state", "=", "unknown")
    .where("started_at", "=", row.started_at);
}

/** `at` null: nothing more can be found out. */
async function lookAgain(row: Claimed, at: number | null): Promise<void> {
  await stillUnknown(row).set({ due_at: at }).execute();
}

async function notDone(row: Claimed, run: Run): Promise<void> {
  const now = Date.now();
  if (run?.state === "cancelled") {
    await stillUnknown(row)
      .set({ state: "skipped", skip_reason: "cancelled", due_at: null, ended_at: now })
      .execute();
  } else if (!run || row.attempts >= MAX_ATTEMPTS) {
    await recordOutcome(run ? actorOf(run) : null, attemptOf(row), {
      state: "failed",
      error: { code: "unreachable" },
    });
  } else {
    await stillUnknown(row).set({ state: "planned", due_at: null, lost: null }).execute();
  }
}
