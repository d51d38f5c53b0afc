import type { SignedIn } from "@/lib/access/guard";
import { reconcileInvite } from "@/lib/boomstream/reconcile";
import { db } from "@/lib/db/db";
import type { InvitationTable } from "@/lib/db/schema";
import type { Project } from "@/lib/connection/project";
import { type ActionResult, fail, ok } from "@/lib/platform/result";
import { emailKey } from "@/lib/platform/normalize";
import { instanceId } from "@/lib/db/heartbeat";
import { knownBeforeInvitation } from "./known-before";
import { findConcurrentInvitation } from "./concurrent-invitation";
import { recordOutcome } from "./record-outcome";

/** What one act of inviting needs to know. */
export type Planned = Pick<
  InvitationTable,
  "id" | "conference_code" | "email" | "name" | "lifetime" | "avatar_url" | "participant_code"
> & {
  kind: "invite" | "link" | "restore";
  moderator: boolean;
  notify: boolean;
  /** The person wants it even where the address has just been invited otherwise. */
  again: boolean;
};

/**
 * Sends one invitation and writes down how it ended. That it is being sent is committed before the
 * call; where the answer is lost, the roster is read back, and what can't be decided is unknown.
 * It is never sent a second time from here.
 */
export async function send(
  staff: SignedIn,
  project: Project,
  planned: Planned,
): Promise<ActionResult<null>> {
  const startedAt = Date.now();
  const { moderator, notify, again, ...row } = planned;
  await db()
    .insertInto("invitations")
    .values({
      ...row,
      project_id: project.id,
      email_key: emailKey(planned.email),
      moderator: moderator ? 1 : 0,
      notify: notify ? 1 : 0,
      again: again ? 1 : 0,
      state: "sending",
      instance_id: instanceId(),
      attempts: 1,
      staff_id: staff.id,
      created_at: startedAt,
      started_at: startedAt,
    })
    .execute();
  const invitation = { ...planned, project_id: project.id, started_at: startedAt };
  if (!again && (await findConcurrentInvitation(invitation, startedAt)) === "sending") {
    await recordOutcome(staff, invitation, { state: "failed", error: { code: "busy" } });
    return fail("busy");
  }
  const answer = await project.boomstream.invite(planned.conference_code, {
    email: planned.email,
    notify,
    moderator,
    ...(planned.name && { name: planned.name }),
    ...(planned.lifetime !== null && { lifetimeSeconds: planned.lifetime }),
    ...(planned.avatar_url && { avatarUrl: planned.avatar_url }),
  });
  if (answer.ok) {
    await recordOutcome(staff, invitation, { state: "sent", link: answer.value.link });
    return ok(null);
  }
  const { error } = answer;
  if (error.code !== "unknown-outcome") {
    await recordOutcome(staff, invitation, { state: "failed", error });
    return fail(error.code, { message: error.message });
  }
  const { verdict, ...found } = await reconcileInvite(project.boomstream, {
    conferenceCode: planned.conference_code,
    email: planned.email,
    before: await knownBeforeInvitation(invitation),
    notify,
    lost: error.lost,
  });
  if (verdict === "done") {
    const participantCode = "value" in found ? found.value.code : null;
    await recordOutcome(staff, invitation, { state: "sent", link: null, participantCode });
    return ok(null);
  }
  if (verdict === "not-done") {
    await recordOutcome(staff, invitation, { state: "failed", error: { code: "unreachable" } });
    return fail("unreachable");
  }
  await recordOutcome(staff, invitation, { state: "unknown", error });
  return fail("unknown-outcome");
}
