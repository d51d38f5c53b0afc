import { setTimeout as wait } from "node:timers/promises";
import { type AuthorizedProject, requireProject } from "@/lib/access/resolve-project";
import { runRevocations } from "@/lib/delivery/revocation-worker";
import { readParticipant } from "@/lib/mirror/read-participants";
import { endUndoWindow, planRevocations } from "@/lib/participants/revoke";
import { monotonicNow, wallNow } from "@/lib/platform/clock";
import { forgetPersonalLink } from "@/lib/personal-links/store";
import { type ActionResult, fail, ok } from "@/lib/platform/result";
import type { Invited, CreateLink } from "./schema";
import { newLink, sendOnce } from "./send-once";

/** Maximum wait until Boomstream has revoked the old link (ms). */
const MAX_WAIT_MS = 20_000;
const POLL_MS = 100;

/**
 * Replaces a leaked link: invalidates the personal link, revokes access without Undo, waits until Boomstream
 * has revoked it, and invites again. If Boomstream does not revoke in time, sends nothing; the revocation
 * worker continues.
 */
export async function replaceLink(input: CreateLink): Promise<ActionResult<Invited>> {
  const { staff, project } = await requireProject("support", {
    participants: [input.participantCode],
  });
  const participant = await readParticipant(project, input.participantCode);
  if (!participant) return fail("not-found");
  return sendOnce(staff, project, newLink(participant, input, "restore"), async () => {
    await forgetPersonalLink(project.id, participant.code);
    await planRevocations(staff, project, [participant.code], wallNow());
    // Ends the Undo time of a revocation that started before.
    await endUndoWindow(project, participant.code);
    return (await isRevoked(project, participant.code)) ? ok(null) : fail("too-slow");
  });
}

async function isRevoked(project: AuthorizedProject, code: string): Promise<boolean> {
  const end = monotonicNow() + MAX_WAIT_MS;
  do {
    await runRevocations();
    const status = (await readParticipant(project, code))?.status;
    // Active again: Boomstream refused to revoke.
    if (status !== "revoking") return status === "revoked";
    await wait(POLL_MS);
  } while (monotonicNow() < end);
  return false;
}
