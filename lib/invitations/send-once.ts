import type { SignedIn } from "@/lib/access/guard";
import type { AuthorizedProject } from "@/lib/access/resolve-project";
import type { Project } from "@/lib/connection/project";
import { db } from "@/lib/db/db";
import { once } from "@/lib/db/idempotency";
import { type Planned, sendInvitation } from "@/lib/delivery/send-invitation";
import { openLink } from "@/lib/mirror/links/store";
import type { readParticipant } from "@/lib/mirror/read-participants";
import { ensurePersonalLinks } from "@/lib/personal-links/store";
import { refreshNow } from "@/lib/mirror/refresh-lease";
import { refreshRoster } from "@/lib/mirror/refresh-roster";
import { within } from "@/lib/platform/background";
import { type ActionResult, fail, ok } from "@/lib/platform/result";
import * as z from "@/lib/platform/zod";
import type { Invited, CreateLink } from "./schema";

/** Maximum wait for the roster refresh around an invitation (ms). */
export const ROSTER_TIMEOUT = 2_000;

/**
 * Sends one invitation, at most once per id, and returns it with its link. Runs `first` before it, also once;
 * if that fails, sends nothing.
 */
export async function sendOnce(
  staff: SignedIn,
  project: AuthorizedProject,
  planned: Planned,
  first?: () => Promise<ActionResult<null>>,
): Promise<ActionResult<Invited>> {
  const submission = {
    id: planned.id,
    staffId: staff.id,
    projectId: project.id,
    action: `invitation.${planned.kind}`,
  };
  const sent = await once(submission, z.null(), async () => {
    const ready = (await first?.()) ?? ok(null);
    return ready.ok ? sendInvitation(staff, project, planned) : ready;
  });
  if (!sent.ok) return sent;
  const roster = refreshNow(() => refreshRoster(project, planned.conference_code, 0));
  await within("roster after an invitation", ROSTER_TIMEOUT, roster);
  return readInvited(project, planned.id);
}

/** Returns the invitation that gives a participant a new link for the same role. */
export function newLink(
  participant: NonNullable<Awaited<ReturnType<typeof readParticipant>>>,
  { id, notify, lifetime }: CreateLink,
  kind: "link" | "restore",
): Planned {
  return {
    id,
    kind,
    conference_code: participant.conferenceCode,
    email: participant.email,
    name: participant.name,
    moderator: participant.moderator,
    notify,
    lifetime,
    avatar_url: null,
    participant_code: participant.code,
    again: true,
  };
}

async function readInvited(
  project: Pick<Project, "id" | "personalLinks">,
  id: string,
): Promise<ActionResult<Invited>> {
  const row = await db()
    .selectFrom("invitations")
    .leftJoin("links", "links.invitation_id", "invitations.id")
    .select([
      "invitations.email",
      "invitations.email_key",
      "invitations.name",
      "invitations.moderator",
      "invitations.notify",
      "invitations.conference_code",
      "invitations.participant_code",
      "links.sealed",
      "links.key_id",
      "links.expires_at",
      "links.participant_code",
    ])
    .where("invitations.project_id", "=", project.id)
    .where("invitations.id", "=", id)
    .executeTakeFirst();
  if (!row) return fail("invalid");
  const sameAddress = await db()
    .selectFrom("participants")
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .where("project_id", "=", project.id)
    .where("conference_code", "=", row.conference_code)
    .where("email_key", "=", row.email_key)
    .where("revoked", "=", 0)
    .where("gone_at", "is", null)
    .executeTakeFirstOrThrow();
  const { sealed, key_id, participant_code: code, conference_code: conferenceCode } = row;
  const own = sealed && key_id ? openLink({ invitation_id: id, sealed, key_id }) : null;
  // Before the roster has the participant, only Boomstream's own link exists.
  const personal =
    project.personalLinks && code
      ? (await ensurePersonalLinks(project.id, [{ code, conferenceCode }])).get(code)
      : undefined;
  return ok({
    code: row.participant_code,
    email: row.email,
    name: row.name,
    moderator: row.moderator === 1,
    notified: row.notify === 1,
    link: personal ?? own,
    ...(personal && { ownLink: own }),
    expiresAt: personal ? null : row.expires_at,
    duplicate: Number(sameAddress.n) > 1,
  });
}
