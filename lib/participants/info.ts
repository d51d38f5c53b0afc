import type { BoomstreamError } from "@/lib/boomstream/types";
import { db } from "@/lib/db/db";
import type { Project } from "@/lib/projects/open";
import { countParticipants } from "./count";
import { mirrored } from "./mirror";

/** Brings one participant of the mirror up to `client/info`; answers what went wrong. */
export async function pullParticipant(
  project: Project,
  code: string,
): Promise<BoomstreamError | null> {
  const askedAt = Date.now();
  const answer = await project.boomstream.participantInfo(code);
  if (!answer.ok) return answer.error;
  const told = mirrored(answer.value);
  await db()
    .transaction()
    .execute(async (tx) => {
      await tx
        .updateTable("participants")
        .set((eb) => ({ ...told, gone_at: null, version: eb("version", "+", 1) }))
        .where("project_id", "=", project.id)
        .where("code", "=", code)
        .where("written_at", "<", askedAt)
        .where((eb) =>
          eb.or([
            eb("email", "<>", told.email),
            eb("name", "<>", told.name),
            eb("moderator", "<>", told.moderator),
            eb("revoked", "<>", told.revoked),
          ]),
        )
        .execute();
      await countParticipants(tx, project.id, answer.value.conferenceCode);
    });
  return null;
}
