import { reconcileInvite } from "@/lib/boomstream/reconcile";
import type { SignedIn } from "@/lib/access/guard";
import { db } from "@/lib/db/db";
import type { Project } from "@/lib/connection/project";
import { knownBeforeInvitation } from "@/lib/delivery/known-before";
import type { UnknownInvitation } from "./schema";
import { recordOutcome } from "@/lib/delivery/record-outcome";

/** For so long after it was sent the service may still be at work on it (ms). */
const STILL_UNDER_WAY = 120_000;

/** The invitations of a conference that nobody knows the outcome of, newest first. */
export async function unknownInvitations(
  project: Pick<Project, "id">,
  conferenceCode: string,
): Promise<UnknownInvitation[]> {
  const rows = await db()
    .selectFrom("invitations")
    .select(["id", "email", "name", "notify", "created_at"])
    .where("project_id", "=", project.id)
    .where("conference_code", "=", conferenceCode)
    .where("state", "=", "unknown")
    // Those with a time are still being looked for.
    .where("due_at", "is", null)
    .orderBy("created_at", "desc")
    .limit(100)
    .execute();
  return rows.map(({ created_at, notify, ...row }) => ({
    ...row,
    notify: notify === 1,
    at: created_at,
  }));
}

/** An invitation whose outcome is unknown, whole; null where it is not (any more). */
export async function unknownInvitation(project: Pick<Project, "id">, id: string) {
  const row = await db()
    .selectFrom("invitations")
    .selectAll()
    .where("project_id", "=", project.id)
    .where("id", "=", id)
    .where("state", "=", "unknown")
    .where("due_at", "is", null)
    .executeTakeFirst();
  if (!row) return null;
  const { kind } = row;
  // What may be done twice never stays unknown.
  if (kind === "update" || kind === "revoke") return null;
  return { ...row, kind, moderator: row.moderator === 1, notify: row.notify === 1 };
}

/**
 * Reads the roster back once more. Found means that the invitation was made. Not found settles it
 * only where nobody would have been e-mailed; else it stays for a person to decide.
 */
export async function checkUnknown(
  staff: SignedIn | null,
  project: Project,
  id: string,
): Promise<"sent" | "failed" | "unknown"> {
  const invitation = await unknownInvitation(project, id);
  if (!invitation) return "failed";
  const found = await reconcileInvite(project.boomstream, {
    conferenceCode: invitation.conference_code,
    email: invitation.email,
    before: await knownBeforeInvitation(invitation),
    notify: invitation.notify,
    // A request that is this old has ended at the service, one way or the other.
    lost: Date.now() - (invitation.started_at ?? 0) < STILL_UNDER_WAY ? "late" : "cut",
  });
  if (found.verdict === "done") {
    await recordOutcome(staff, invitation, {
      state: "sent",
      link: null,
      participantCode: found.value.code,
    });
    return "sent";
  }
  if (found.verdict === "undecided") return "unknown";
  await recordOutcome(staff, invitation, { state: "failed", error: { code: "unreachable" } });
  return "failed";
}

/** A person has decided to leave it as it is. */
export async function leaveUnknown(project: Pick<Project, "id">, id: string): Promise<void> {
  await db()
    .updateTable("invitations")
    .set({ state: "skipped", skip_reason: "left", ended_at: Date.now() })
    .where("project_id", "=", project.id)
    .where("id", "=", id)
    .where("state", "=", "unknown")
    .execute();
}
