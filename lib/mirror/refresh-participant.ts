import type { BoomstreamError } from "@/lib/boomstream/types";
import { withTransaction } from "@/lib/db/transaction";
import { unexplainedParticipantChanges } from "@/lib/mirror/external-changes/explain";
import { readOwnWrites } from "@/lib/mirror/external-changes/own-writes";
import { changeKind, reportExternalChanges, valuesOf } from "@/lib/mirror/external-changes/report";
import { sameValues } from "@/lib/connection/write-values";
import type { Project } from "@/lib/connection/project";
import { wasCompared } from "./begin-merge";
import { beginRequest } from "./request-order";
import { wallNow } from "@/lib/platform/clock";
import { countParticipants } from "./participant-count";
import { valuesOfPerson } from "./roster-differences";
import { participantColumns, withStoredName } from "./participant-columns";
import { rosterKey } from "@/lib/platform/live-topics";

/**
 * Refreshes one participant of the mirror from `client/info`. Returns the error, or null. Marks
 * external changes as a refresh of the roster does.
 */
export async function refreshParticipant(
  project: Project,
  code: string,
): Promise<BoomstreamError | null> {
  const request = await beginRequest();
  const response = await project.boomstream.participantInfo(code);
  if (!response.ok) return response.error;
  const person = withStoredName(response.value);
  await withTransaction(async (tx) => {
    const row = await tx
      .selectFrom("participants")
      .select(["conference_code", "email", "name", "moderator", "revoked", "added", "gone_at"])
      .select("version")
      .where("project_id", "=", project.id)
      .where("code", "=", code)
      .where("written_order", "<", request.order)
      .executeTakeFirst();
    if (!row) return;
    const { email, name, added } = row;
    const before = {
      email,
      name,
      added,
      moderator: row.moderator === 1,
      revoked: row.revoked === 1,
      present: row.gone_at === null,
    };
    const after = valuesOfPerson({ ...person, added: person.added || added });
    if (sameValues(before, after)) return;
    const compared = await wasCompared(tx, project.id, rosterKey(row.conference_code));
    const unexplained = unexplainedParticipantChanges(
      await readOwnWrites(tx, project.id, row.conference_code),
      request.at,
    );
    const fields = !compared ? [] : unexplained({ code, before, after });
    const kind = changeKind(fields, after);
    const written = await tx
      .updateTable("participants")
      .set((eb) => ({
        ...participantColumns({ ...person, added: after.added ?? "" }),
        ...(kind && { outside: kind, outside_at: wallNow() }),
        gone_at: null,
        written_order: request.order,
        version: eb("version", "+", 1),
      }))
      .where("project_id", "=", project.id)
      .where("code", "=", code)
      .where("written_order", "<", request.order)
      .where("version", "=", row.version)
      .executeTakeFirst();
    await countParticipants(tx, project.id, row.conference_code);
    if (kind === null || Number(written.numUpdatedRows) === 0) return;
    await reportExternalChanges(
      tx,
      { projectId: project.id, noun: "participant", conferenceCode: row.conference_code },
      [
        {
          kind,
          code,
          subject: person.email,
          before: valuesOf(fields, before),
          after: valuesOf(fields, after),
        },
      ],
    );
  });
  return null;
}
