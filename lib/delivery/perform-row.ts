import { db } from "@/lib/db/db";
import { recordOutcome } from "./record-outcome";
import { projectById } from "@/lib/connection/project";
import type { Project } from "@/lib/connection/project";
import { type Claimed, requeueRow, type Run, skip } from "./claim";
import { findSkipReason, type Known } from "./skip-reason";
import { revoke } from "./revoke-row";
import { actorOf, isFirstInvitation, attemptOf } from "./row-outcome";
import { update } from "./update-row";
import { isServiceFailure, postponeRow } from "./backoff";

/** A claim older than this is not carried out any more: somebody may hold it abandoned (ms). */
const STALE = 5_000;
/** How long a row waits for another invitation to its address, at least (ms). */
const LATER = 1_000;

/** Carries out one row that was claimed, and writes down how it ended. */
export async function performRow(run: Run, row: Claimed): Promise<void> {
  const { because, known } = await findSkipReason(run, row);
  // At random, so that two that met do not meet again.
  if (because === "later") return requeueRow(row, LATER + Math.random() * LATER);
  if (because !== null) return skip(row, because);
  const project = await projectById(row.project_id);
  if (row.kind === "update") return update(project, run, row);
  if (row.kind === "revoke") return revoke(project, run, row);
  return invite(project, run, row, known);
}

async function invite(project: Project, run: Run, row: Claimed, known: Known[]): Promise<void> {
  if (Date.now() - (row.started_at ?? 0) > STALE) return requeueRow(row, 0);
  if (!isFirstInvitation(row) && !(await noteKnown(row, known))) return;
  const answer = await project.boomstream.invite(row.conference_code, {
    email: row.email,
    notify: row.notify === 1,
    moderator: row.moderator === 1,
    ...(row.name && { name: row.name }),
    ...(row.lifetime !== null && { lifetimeSeconds: row.lifetime }),
    ...(row.avatar_url && { avatarUrl: row.avatar_url }),
  });
  const attempt = attemptOf(row);
  if (answer.ok) return recordOutcome(actorOf(run), attempt, { state: "sent", link: answer.value.link });
  const { error } = answer;
  if (isServiceFailure(error.code)) return postponeRow(row, error.code);
  const state = error.code === "unknown-outcome" ? "unknown" : "failed";
  return recordOutcome(actorOf(run), attempt, { state, error });
}

/**
 * Writes down who has the address as the call begins. A row without this note was never sent; one that
 * somebody took over meanwhile is not ours to send.
 */
async function noteKnown(row: Claimed, known: Known[]): Promise<boolean> {
  const noted = await db()
    .updateTable("invitations")
    .set({ known_before: JSON.stringify(known) })
    .where("id", "=", row.id)
    .where("state", "=", "sending")
    .where("started_at", "=", row.started_at)
    .executeTakeFirst();
  return Number(noted.numUpdatedRows) === 1;
}
