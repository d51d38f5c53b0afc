import type { Boomstream } from "@/lib/boomstream/client";
import { db } from "@/lib/db/db";
import { asyncCommit } from "@/lib/db/transaction";
import { databaseNow } from "@/lib/db/clock";
import { emailKey } from "@/lib/platform/normalize";
import { newId } from "@/lib/platform/ids";
import type { Values } from "./write-values";

/**
 * Returns a client that records every write before sending it. A write that can't be recorded is not sent,
 * because a refresh would report it as an external change.
 */
export function recordOwnWrites(projectId: string, boomstream: Boomstream): Boomstream {
  return {
    ...boomstream,
    async createConference(input) {
      await recordWrite(projectId, {
        values: { title: input.title, present: true },
        before: { present: false },
      });
      return boomstream.createConference(input);
    },
    async updateConference(code, change, maySend) {
      const { title, description } = change;
      const values = { ...(title && { title }), ...(description !== undefined && { description }) };
      await recordWrite(projectId, {
        conference_code: code,
        values,
        before: await conferenceBefore(projectId, code),
      });
      return boomstream.updateConference(code, change, maySend);
    },
    async deleteConference(code) {
      const before = await conferenceBefore(projectId, code);
      await recordWrite(projectId, { conference_code: code, values: { present: false }, before });
      return boomstream.deleteConference(code);
    },
    async invite(code, input, maySend) {
      const { name, moderator } = input;
      await recordWrite(projectId, {
        conference_code: code,
        email_key: emailKey(input.email),
        values: { present: true, revoked: false, moderator, ...(name && { name }) },
      });
      return boomstream.invite(code, input, maySend);
    },
    async updateParticipant(code, change, maySend) {
      await recordWrite(projectId, {
        ...(await participantBefore(projectId, code)),
        values: change,
      });
      return boomstream.updateParticipant(code, change, maySend);
    },
    async revokeParticipant(code, maySend) {
      const values = { revoked: true, present: false };
      await recordWrite(projectId, { ...(await participantBefore(projectId, code)), values });
      return boomstream.revokeParticipant(code, maySend);
    },
  };
}

type OwnWrite = {
  conference_code?: string | null;
  participant_code?: string;
  email_key?: string;
  values: Values;
  before?: Values | null;
};

async function recordWrite(
  projectId: string,
  { values, before, ...about }: OwnWrite,
): Promise<void> {
  await asyncCommit((connection) =>
    connection
      .insertInto("writes")
      .values({
        id: newId(),
        project_id: projectId,
        conference_code: null,
        participant_code: null,
        email_key: null,
        ...about,
        sent_values: JSON.stringify(values),
        replaced_values: before ? JSON.stringify(before) : null,
        started_at: databaseNow(),
      })
      .execute(),
  );
}

async function participantBefore(projectId: string, code: string) {
  const row = await db()
    .selectFrom("participants")
    .select(["conference_code", "email", "name", "moderator", "revoked"])
    .where("project_id", "=", projectId)
    .where("code", "=", code)
    .executeTakeFirst();
  return {
    participant_code: code,
    conference_code: row?.conference_code ?? null,
    before: row
      ? {
          email: row.email,
          name: row.name,
          moderator: row.moderator === 1,
          revoked: row.revoked === 1,
          present: true,
        }
      : null,
  };
}

async function conferenceBefore(projectId: string, code: string): Promise<Values | null> {
  const row = await db()
    .selectFrom("conferences")
    .select(["title", "description"])
    .where("project_id", "=", projectId)
    .where("code", "=", code)
    .executeTakeFirst();
  return row ? { ...row, present: true } : null;
}
