import { requireStaff, type SignedIn } from "@/lib/access/guard";
import { within } from "@/lib/platform/background";
import { db } from "@/lib/db/db";
import { emailKey } from "@/lib/platform/normalize";
import { syncRoster } from "@/lib/mirror/sync-roster";
import { readParticipant } from "@/lib/mirror/participants";
import { projectOf } from "@/lib/access/resolve-project";
import type { Project } from "@/lib/connection/project";
import { type ActionResult, fail, ok } from "@/lib/platform/result";
import { once } from "@/lib/db/idempotency";
import * as z from "@/lib/platform/zod";
import { invited } from "./invited";
import type { DecideInvitation, Invite, Invited, RenewLink, UnknownInvitation } from "./schema";
import { type Planned, send } from "@/lib/delivery/send-invitation";
import * as unknown from "./unknown";

/** How long the answer waits for the roster that tells whose the link is, or who is there already (ms). */
const ROSTER = 2_000;
/** A roster younger than this is asked whether somebody is there already (ms). */
const KNOWN_FOR = 60_000;

/**
 * Invites one person, at most once for each id that a form made. An address that is on the roster
 * already is refused unless the person says so (`again`).
 */
export async function inviteParticipant(input: Invite): Promise<ActionResult<Invited>> {
  const staff = await requireStaff("manager");
  const project = await projectOf(staff, { conference: input.conferenceCode });
  if (!input.again) {
    const roster = syncRoster(project, input.conferenceCode, KNOWN_FOR);
    await within("roster before an invitation", ROSTER, roster);
    const there = await onRoster(project, input.conferenceCode, input.email, input.id);
    if (there) return fail("already-invited", { fields: { email: there } });
  }
  return sendOnce(staff, project, {
    id: input.id,
    kind: "invite",
    conference_code: input.conferenceCode,
    email: input.email,
    name: input.name,
    moderator: input.moderator,
    notify: input.notify,
    lifetime: input.lifetime,
    avatar_url: input.avatarUrl || null,
    participant_code: null,
    again: input.again,
  });
}

/** A new link for someone on the roster, or their access back where it was revoked. */
export async function renewLink(input: RenewLink): Promise<ActionResult<Invited>> {
  const staff = await requireStaff("support");
  const project = await projectOf(staff, { participants: [input.participantCode] });
  const participant = await readParticipant(project, input.participantCode);
  if (!participant) return fail("not-found");
  return sendOnce(staff, project, {
    id: input.id,
    kind: participant.status === "revoked" ? "restore" : "link",
    conference_code: participant.conferenceCode,
    email: participant.email,
    name: participant.name,
    moderator: participant.moderator,
    notify: input.notify,
    lifetime: input.lifetime,
    avatar_url: null,
    participant_code: participant.code,
    again: true,
  });
}

/** The invitations of a conference that nobody knows the outcome of. */
export async function listUnknownInvitations(conferenceCode: string): Promise<UnknownInvitation[]> {
  const staff = await requireStaff("support");
  const project = await projectOf(staff, { conference: conferenceCode });
  return unknown.unknownInvitations(project, conferenceCode);
}

/** What a person decides about an unknown invitation: look again, send again, or leave it. */
export async function decideInvitation(
  input: DecideInvitation,
): Promise<
  ActionResult<{ state: "sent" | "failed" | "unknown" | "left"; invited: Invited | null }>
> {
  const staff = await requireStaff("manager");
  const project = await projectOf(staff, { invitation: input.id });
  if (input.decision === "check") {
    const state = await unknown.checkUnknown(staff, project, input.id);
    return ok({ state, invited: null });
  }
  const invitation = await unknown.unknownInvitation(project, input.id);
  if (!invitation) return fail("not-found");
  if (!("newId" in input)) {
    await unknown.leaveUnknown(project, input.id);
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
  await unknown.leaveUnknown(project, input.id);
  return ok({ state: "sent", invited: sent.data });
}

async function sendOnce(
  staff: SignedIn,
  project: Project,
  planned: Planned,
): Promise<ActionResult<Invited>> {
  const submission = {
    id: planned.id,
    staffId: staff.id,
    projectId: project.id,
    action: `invitation.${planned.kind}`,
  };
  const sent = await once(submission, z.null(), () => send(staff, project, planned));
  if (!sent.ok) return sent;
  const roster = syncRoster(project, planned.conference_code, 0);
  await within("roster after an invitation", ROSTER, roster);
  return invited(project, planned.id);
}

async function onRoster(
  project: Project,
  conferenceCode: string,
  email: string,
  id: string,
): Promise<"alreadyInvited" | "revokedEarlier" | null> {
  const repeated = await db()
    .selectFrom("submissions")
    .select("id")
    .where("id", "=", id)
    .executeTakeFirst();
  if (repeated) return null;
  const rows = await db()
    .selectFrom("participants")
    .select("revoked")
    .where("project_id", "=", project.id)
    .where("conference_code", "=", conferenceCode)
    .where("email_key", "=", emailKey(email))
    .where("gone_at", "is", null)
    .execute();
  if (rows.length === 0) return null;
  return rows.some(({ revoked }) => revoked === 0) ? "alreadyInvited" : "revokedEarlier";
}
