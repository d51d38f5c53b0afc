import { requireProject } from "@/lib/access/resolve-project";
import { readParticipant } from "@/lib/mirror/participants";
import { type ActionResult, fail } from "@/lib/platform/result";
import type { Invited, RenewLink } from "./schema";
import { sendOnce } from "./send-once";

/** Makes a new link for a participant; restores access that was revoked. */
export async function renewLink(input: RenewLink): Promise<ActionResult<Invited>> {
  const { staff, project } = await requireProject("support", {
    participants: [input.participantCode],
  });
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
