import type { Kysely, Transaction } from "kysely";
import type { Database } from "@/lib/db/schema";
import { env } from "@/lib/platform/env";
import type { Write } from "./explain";
import { Values } from "@/lib/connection/write-values";

/** Margin for slow responses, added to the time that a lost request may still be executed (ms). */
const MARGIN = 60_000;

/**
 * Returns our own writes that a list may show: those of this conference, or with `null` those of conferences
 * themselves. Call it after the response has arrived, so that all writes in it are recorded.
 */
export async function readOwnWrites(
  tx: Kysely<Database>,
  projectId: string,
  conferenceCode: string | null,
): Promise<Write[]> {
  const all = tx.selectFrom("writes").selectAll().where("project_id", "=", projectId);
  const rows = await (
    conferenceCode === null
      ? all.where("participant_code", "is", null).where("email_key", "is", null)
      : all
          .where("conference_code", "=", conferenceCode)
          .where((eb) =>
            eb.or([eb("participant_code", "is not", null), eb("email_key", "is not", null)]),
          )
  ).execute();
  return rows.map((row) => ({
    participantCode: row.participant_code,
    conferenceCode: row.conference_code,
    emailKey: row.email_key,
    sent: Values.parse(JSON.parse(row.sent_values)),
    replaced: row.replaced_values === null ? null : Values.parse(JSON.parse(row.replaced_values)),
    startedAt: row.started_at,
  }));
}

/**
 * Deletes the writes that a list requested at this time certainly shows. Later changes to the same values are
 * then external.
 */
export async function deleteShownWrites(
  tx: Transaction<Database>,
  projectId: string,
  conferenceCode: string | null,
  requestedAt: number,
): Promise<void> {
  const longest = env().imports.settleMs + env().boomstream.timeoutMs * 3 + MARGIN;
  const shown = tx
    .deleteFrom("writes")
    .where("project_id", "=", projectId)
    .where("started_at", "<", requestedAt - longest);
  await (
    conferenceCode === null
      ? shown.where("participant_code", "is", null).where("email_key", "is", null)
      : shown
          .where("conference_code", "=", conferenceCode)
          .where((eb) =>
            eb.or([eb("participant_code", "is not", null), eb("email_key", "is not", null)]),
          )
  ).execute();
}
