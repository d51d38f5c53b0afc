import type { AuthorizedProject } from "@/lib/access/resolve-project";
import type { SignedIn } from "@/lib/access/guard";
import { projectById } from "@/lib/connection/project";
import { db } from "@/lib/db/db";
import { registerInstance, sendHeartbeat } from "@/lib/db/heartbeat";
import { finishImports } from "@/lib/delivery/finish-imports";
import { runImports } from "@/lib/delivery/import-worker";
import { reconcileUnknownRows } from "@/lib/delivery/reconcile-unknown-rows";
import { recoverAbandonedRows } from "@/lib/delivery/recover-abandoned";
import { refreshImportRosters } from "@/lib/delivery/refresh-import-rosters";
import { repairFutureTimes } from "@/lib/delivery/repair-future-times";
import { runRevocations } from "@/lib/delivery/revocation-worker";
import { sendInvitation } from "@/lib/delivery/send-invitation";
import { updateParticipantInLease } from "@/lib/delivery/update-participant";
import { refreshRoster } from "@/lib/mirror/refresh-roster";
import { planRevocations } from "@/lib/participants/revoke";
import { cancelRevocations } from "@/lib/participants/undo-revocations";
import { z } from "zod";

/* The program of a simulated process: the real code of the workers, and the actions of people. */

/** The background work of an instance, and how often it runs in the simulation (ms). */
export const jobs = [
  { name: "revocations", every: 2_000, run: runRevocations },
  { name: "heartbeat", every: 5_000, run: sendHeartbeat },
  { name: "recover", every: 4_000, run: recoverAbandonedRows },
  { name: "imports", every: 1_500, run: runImports },
  { name: "reconcile", every: 1_500, run: reconcileUnknownRows },
  { name: "rosters", every: 4_000, run: refreshImportRosters },
  { name: "finish", every: 7_000, run: finishImports },
  { name: "repair", every: 60_000, run: repairFutureTimes },
];

/** Prepares an instance, as `boot` does before the first request. */
export const boot = registerInstance;

const Project = z.custom<AuthorizedProject>();
const Staff = z.custom<SignedIn>();
const staff = Staff.parse({ id: "staff", name: "Staff", sessionId: "session" });

/** Invites one person, as the form does: unless the roster shows them. */
export async function invite(projectId: string, id: string, conference: string, email: string) {
  const project = await projectById(projectId);
  await refreshRoster(project, conference, 60_000);
  const there = await db()
    .selectFrom("participants")
    .select("code")
    .where("email_key", "=", email)
    .where("gone_at", "is", null)
    .executeTakeFirst();
  if (there) return null;
  return sendInvitation(staff, project, {
    id,
    kind: "invite",
    conference_code: conference,
    email,
    name: "",
    moderator: false,
    notify: true,
    lifetime: null,
    avatar_url: null,
    participant_code: null,
    again: false,
  });
}

/** Plans a revocation; returns its id, or null if there was nothing to revoke. */
export async function revoke(projectId: string, code: string): Promise<string | null> {
  const project = Project.parse(await projectById(projectId));
  const { revocations } = await planRevocations(staff, project, [code]);
  return revocations[0]?.id ?? null;
}

/** Undoes a revocation; returns true if it was in time. */
export async function undo(projectId: string, id: string): Promise<boolean> {
  const project = Project.parse(await projectById(projectId));
  return (await cancelRevocations(staff, project, [id])).undone.length > 0;
}

/** Renames a participant; returns true if the change was acknowledged. */
export async function rename(projectId: string, code: string, name: string): Promise<boolean> {
  const project = await projectById(projectId);
  return (await updateParticipantInLease(staff, project, code, { name })).ok;
}

/** Refreshes a roster, as an open page does. */
export async function refresh(projectId: string, conference: string): Promise<void> {
  await refreshRoster(await projectById(projectId), conference, 5_000);
}
