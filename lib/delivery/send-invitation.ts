import type { ActivityEntry } from "@/lib/audit/record";
import { readBackInvite } from "@/lib/boomstream/read-back";
import type { Project } from "@/lib/connection/project";
import { db } from "@/lib/db/db";
import { instanceId } from "@/lib/db/heartbeat";
import type { InvitationTable } from "@/lib/db/schema";
import { currentOrder } from "@/lib/mirror/request-order";
import { freshnessOf } from "@/lib/mirror/refresh-lease";
import { rosterKey } from "@/lib/platform/live-topics";
import { isEmailedByBoomstream, sendsOwnMail } from "@/lib/mail-queue/enqueue";
import { openSendWindow, wallNow } from "@/lib/platform/clock";
import { emailKey } from "@/lib/platform/normalize";
import type { ErrorCode } from "@/lib/platform/errors";
import { type ActionResult, fail, ok } from "@/lib/platform/result";
import { inFlight, sendWindow } from "./in-flight";
import { findConcurrentInvitation, knownBefore } from "./same-address";
import { type Outcome, recordOutcome } from "./record-outcome";

/** One invitation that a person sends. */
export type Planned = Pick<
  InvitationTable,
  "id" | "conference_code" | "email" | "name" | "lifetime" | "avatar_url" | "participant_code"
> & {
  kind: "invite" | "link" | "restore";
  moderator: boolean;
  notify: boolean;
  /** True to send it even if the address was just invited elsewhere. */
  again: boolean;
};

/**
 * Sends one invitation, at most once, and records its outcome. The row is committed as `sending` before the
 * call. If the response is lost, the roster is read back; an undecidable outcome is `unknown`. Without
 * `staff`, the participant requested it with their personal link.
 */
export async function sendInvitation(
  staff: ActivityEntry["staff"],
  project: Project,
  planned: Planned,
): Promise<ActionResult<null>> {
  const rows = inFlight("invitations");
  rows.add(planned.id);
  try {
    return await send(staff, project, planned);
  } finally {
    rows.remove(planned.id);
  }
}

async function send(
  staff: ActivityEntry["staff"],
  project: Project,
  planned: Planned,
): Promise<ActionResult<null>> {
  const maySend = openSendWindow(sendWindow());
  const inserted = await insertSending(staff, project, planned);
  const { started_at } = inserted;
  const row = { ...planned, project_id: project.id };
  const attempt = { ...row, started_at, epoch: 1, import_id: null };
  const end = (outcome: Outcome) => recordOutcome(staff, attempt, outcome);
  const { order } = await freshnessOf(project.id, rosterKey(planned.conference_code));
  // Read before the call, because even a roster requested earlier may show its result.
  const before = await knownBefore(row);
  const refused = planned.again ? null : await refuse(row, order, before);
  if (refused) {
    await end({ state: "failed", error: { code: refused.code } });
    return fail(refused.code, { fields: refused.fields });
  }
  const { email, moderator, conference_code: conferenceCode } = planned;
  const notify = isEmailedByBoomstream(inserted);
  const result = await project.boomstream.invite(
    conferenceCode,
    {
      email,
      notify,
      moderator,
      ...(planned.name && { name: planned.name }),
      ...(planned.lifetime !== null && { lifetimeSeconds: planned.lifetime }),
      ...(planned.avatar_url && { avatarUrl: planned.avatar_url }),
    },
    maySend,
  );
  if (result.ok) {
    await end({ state: "sent", link: result.value.link });
    return ok(null);
  }
  const { error } = result;
  if (error.code !== "unknown-outcome") {
    await end({ state: "failed", error });
    return fail(error.code, { message: error.message });
  }
  const found = await readBackInvite(project.boomstream, {
    conferenceCode,
    email,
    before,
    notify,
    lost: error.lost,
  });
  if (found.verdict === "done") {
    await end({ state: "sent", link: null, participantCode: found.value.code });
    return ok(null);
  }
  if (found.verdict === "not-done") {
    await end({ state: "failed", error: { code: "unreachable" } });
    return fail("unreachable");
  }
  await end({ state: "unknown", error });
  return fail("unknown-outcome");
}

/**
 * Returns why an invitation must not be sent now: since the sender saw the roster, another invitation of the
 * address may have been sent. `order`: the order of the roster in the mirror, read before `known`.
 */
async function refuse(
  row: Planned & { project_id: string },
  order: number,
  known: Awaited<ReturnType<typeof knownBefore>>,
): Promise<{ code: ErrorCode; fields: Record<string, string> } | null> {
  // The roster shows every outcome that was written before the roster's order.
  const concurrent = await findConcurrentInvitation(row, order - 1);
  if (concurrent === "sending") return { code: "busy", fields: {} };
  // The person decides whether to send it again.
  const code = "already-invited";
  if (concurrent !== null) return { code, fields: { email: "alreadyInvited" } };
  const there = [...known.values()].filter(({ gone }) => !gone);
  if (row.kind !== "invite" || there.length === 0) return null;
  const active = there.some(({ revoked }) => !revoked);
  return { code, fields: { email: active ? "alreadyInvited" : "revokedEarlier" } };
}

async function insertSending(staff: ActivityEntry["staff"], project: Project, planned: Planned) {
  const { moderator, notify, again, ...row } = planned;
  const now = wallNow();
  return db()
    .insertInto("invitations")
    .values({
      ...row,
      project_id: project.id,
      email_key: emailKey(planned.email),
      moderator: moderator ? 1 : 0,
      notify: notify ? 1 : 0,
      again: again ? 1 : 0,
      state: "sending",
      epoch: 1,
      instance_id: instanceId(),
      attempts: 1,
      staff_id: staff?.id ?? "",
      created_at: now,
      started_at: now,
      started_order: currentOrder(),
      own_mail: sendsOwnMail(project.id),
    })
    .returning(["started_at", "notify", "own_mail"])
    .executeTakeFirstOrThrow();
}
