import { requireProject } from "@/lib/access/resolve-project";
import { readParticipant } from "@/lib/mirror/read-participants";
import { type ActionResult, fail } from "@/lib/platform/result";
import type { Invited, CreateLink } from "./schema";
import { newLink, sendOnce } from "./send-once";

/** Creates a new link for a participant; restores access that was revoked. */
export async function createLink(input: CreateLink): Promise<ActionResult<Invited>> {
  const { staff, project } = await requireProject("support", {
    participants: [input.participantCode],
  });
  const participant = await readParticipant(project, input.participantCode);
  if (!participant) return fail("not-found");
  const kind = participant.status === "revoked" ? "restore" : "link";
  return sendOnce(staff, project, newLink(participant, input, kind));
}
