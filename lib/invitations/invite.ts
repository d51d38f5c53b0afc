import { requireProject } from "@/lib/access/resolve-project";
import type { Project } from "@/lib/connection/project";
import { db } from "@/lib/db/db";
import { refreshRoster } from "@/lib/mirror/refresh-roster";
import { within } from "@/lib/platform/background";
import { emailKey } from "@/lib/platform/normalize";
import { type ActionResult, fail } from "@/lib/platform/result";
import type { Invite, Invited } from "./schema";
import { ROSTER_TIMEOUT, sendOnce } from "./send-once";

/** The roster is refreshed first if it is older than this (ms). */
const MAX_AGE = 60_000;

/**
 * Invites one person, at most once per form id. Fails with `already-invited` for an address on the roster,
 * unless the person confirmed it (`again`).
 */
export async function inviteParticipant(input: Invite): Promise<ActionResult<Invited>> {
  const { staff, project } = await requireProject("manager", { conference: input.conferenceCode });
  if (!input.again) {
    const roster = refreshRoster(project, input.conferenceCode, MAX_AGE);
    await within("roster before an invitation", ROSTER_TIMEOUT, roster);
    const invited = await onRoster(project, input.conferenceCode, input.email, input.id);
    if (invited) return fail("already-invited", { fields: invited });
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

/**
 * Returns the reason why this address must not be invited again, and the participant whose stored link can be
 * shared instead.
 */
async function onRoster(
  project: Project,
  conferenceCode: string,
  email: string,
  id: string,
): Promise<{ email: string; participant?: string } | null> {
  const repeated = await db()
    .selectFrom("submissions")
    .select("id")
    .where("id", "=", id)
    .executeTakeFirst();
  if (repeated) return null;
  const rows = await db()
    .selectFrom("participants")
    .select(["code", "revoked", "link_id"])
    .where("project_id", "=", project.id)
    .where("conference_code", "=", conferenceCode)
    .where("email_key", "=", emailKey(email))
    .where("gone_at", "is", null)
    .execute();
  if (rows.length === 0) return null;
  const active = rows.filter(({ revoked }) => revoked === 0);
  const linked = active.find(({ link_id }) => link_id !== null);
  return {
    email: active.length > 0 ? "alreadyInvited" : "revokedEarlier",
    ...(linked && { participant: linked.code }),
  };
}
