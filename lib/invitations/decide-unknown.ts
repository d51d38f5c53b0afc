import type { SignedIn } from "@/lib/access/guard";
import { requireProject } from "@/lib/access/resolve-project";
import { readBackInvite } from "@/lib/boomstream/read-back";
import type { Project } from "@/lib/connection/project";
import { db } from "@/lib/db/db";
import { recordOutcome } from "@/lib/delivery/record-outcome";
import { knownBefore } from "@/lib/delivery/same-address";
import { orderWhenOver } from "@/lib/delivery/in-flight";
import { type ActionResult, fail, ok } from "@/lib/platform/result";
import type { DecideUnknownInvitation, Invited } from "./schema";
import { sendOnce } from "./send-once";

/** Applies a person's decision on an unknown invitation: check again, send again, or skip. */
export async function decideUnknownInvitation(
  input: DecideUnknownInvitation,
): Promise<
  ActionResult<{ state: "sent" | "failed" | "unknown" | "left"; invited: Invited | null }>
> {
  const { staff, project } = await requireProject("manager", { invitation: input.id });
  if (input.decision === "check") {
    const state = await checkUnknown(staff, project, input.id);
    return ok({ state, invited: null });
  }
  const invitation = await unknownInvitation(project, input.id);
  if (!invitation) return fail("not-found");
  if (!("newId" in input)) {
    await leaveUnknown(project, input.id);
    return ok({ state: "left", invited: null });
  }
  const { kind, conference_code, email, name, moderator, lifetime, avatar_url } = invitation;
  const sent = await sendOnce(staff, project, {
    id: input.newId,
    kind,
    conference_code,
    email,
    name,
    moderator,
    notify: input.decision === "send-again" && invitation.notify,
    lifetime,
    avatar_url,
    participant_code: invitation.participant_code,
    again: true,
  });
  if (!sent.ok) return sent;
  await leaveUnknown(project, input.id);
  return ok({ state: "sent", invited: sent.data });
}

/** Returns an invitation with an unknown outcome; null if it has been decided. */
async function unknownInvitation(project: Pick<Project, "id">, id: string) {
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
  // Idempotent changes never stay unknown.
  if (kind === "update" || kind === "revoke") return null;
  return { ...row, kind, moderator: row.moderator === 1, notify: row.notify === 1 };
}

/**
 * Checks the roster again. The invitation was sent if the participant is on it. Otherwise it failed if no
 * email was requested; with an email, a person decides.
 */
async function checkUnknown(
  staff: SignedIn,
  project: Project,
  id: string,
): Promise<"sent" | "failed" | "unknown"> {
  const invitation = await unknownInvitation(project, id);
  if (!invitation) return "failed";
  const found = await readBackInvite(project.boomstream, {
    conferenceCode: invitation.conference_code,
    email: invitation.email,
    before: await knownBefore(invitation, invitation.started_order),
    notify: invitation.notify && invitation.own_mail === 0,
    // Boomstream may still process the request until then.
    lost: (await orderWhenOver(invitation)) === null ? "late" : "cut",
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

/** Marks an unknown invitation as skipped. */
async function leaveUnknown(project: Pick<Project, "id">, id: string): Promise<void> {
  await db()
    .updateTable("invitations")
    .set({ state: "skipped", skip_reason: "left", ended_at: Date.now() })
    .where("project_id", "=", project.id)
    .where("id", "=", id)
    .where("state", "=", "unknown")
    .execute();
}
