import type { BoomstreamError } from "@/lib/boomstream/types";
import { withTransaction } from "@/lib/db/transaction";
import { unexplainedParticipantChanges } from "@/lib/mirror/external-changes/explain";
import { readOwnWrites } from "@/lib/mirror/external-changes/own-writes";
import { changeKind, reportExternalChanges, valuesOf } from "@/lib/mirror/external-changes/report";
import { sameValues } from "@/lib/connection/write-values";
import type { Project } from "@/lib/connection/project";
import { comparedAt } from "./merge-order";
import { countParticipants } from "./participant-count";
import { valuesOfPerson } from "./roster-differences";
import { participantColumns } from "./participant-columns";
import { rosterKey } from "./roster-key";

/**
 * Brings one participant of the mirror up to `client/info`; answers what went wrong. What was
 * changed outside Foyer is marked here as it is by a refresh of the roster, which won't see it then.
 */
export async function syncParticipant(
  project: Project,
  code: string,
): Promise<BoomstreamError | null> {
  const askedAt = Date.now();
  const answer = await project.boomstream.participantInfo(code);
  if (!answer.ok) return answer.error;
  const person = answer.value;
  await withTransaction(async (tx) => {
    const row = await tx
      .selectFrom("participants")
      .select(["conference_code", "email", "name", "moderator", "revoked", "added", "gone_at"])
      .select("version")
      .where("project_id", "=", project.id)
      .where("code", "=", code)
      .where("written_at", "<", askedAt)
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
    const compared = await comparedAt(tx, project.id, rosterKey(row.conference_code));
    const judge = unexplainedParticipantChanges(await readOwnWrites(tx, project.id, row.conference_code), askedAt);
    const fields = compared === null ? [] : judge({ code, before, after });
    const kind = changeKind(fields, after);
    const written = await tx
      .updateTable("participants")
      .set((eb) => ({
        ...participantColumns({ ...person, added: after.added ?? "" }),
        ...(kind && { outside: kind, outside_at: Date.now() }),
        gone_at: null,
        version: eb("version", "+", 1),
      }))
      .where("project_id", "=", project.id)
      .where("code", "=", code)
      .where("written_at", "<", askedAt)
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
