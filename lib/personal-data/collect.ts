import { type Kysely, type SqlBool, sql } from "kysely";
import { db } from "@/lib/db/db";
import type { Database } from "@/lib/db/schema";
import { emailKey } from "@/lib/platform/normalize";
import * as z from "@/lib/platform/zod";
import { readEmails, readLostLinkRequests, readReminderOptOuts } from "./collect-mail";
import { iso } from "./iso";

/** Everything stored about one person, by kind; times are ISO 8601 in UTC. */
export type PersonalData = {
  email: string;
  exportedAt: string;
  conferences: Record<string, unknown>[];
  invitations: Record<string, unknown>[];
  links: Record<string, unknown>[];
  revocations: Record<string, unknown>[];
  emails: Record<string, unknown>[];
  reminders: Record<string, unknown>[];
  requests: Record<string, unknown>[];
  copies: Record<string, unknown>[];
  activity: Record<string, unknown>[];
};

/**
 * Returns everything stored about the person with this address in these projects. Contains no links, because anyone
 * with the export could use them.
 */
export async function collectPersonalData(
  projectIds: string[],
  key: string,
): Promise<PersonalData> {
  const participants = await db()
    .selectFrom("participants")
    .innerJoin("conferences", (join) =>
      join
        .onRef("conferences.project_id", "=", "participants.project_id")
        .onRef("conferences.code", "=", "participants.conference_code"),
    )
    .select(["participants.code", "participants.email", "participants.name", "conferences.title"])
    .select(["participants.moderator", "participants.revoked", "participants.added"])
    .select(["participants.first_seen_at", "participants.project_id"])
    .where("participants.email_key", "=", key)
    .where("participants.project_id", "in", projectIds)
    .execute();
  const codes = participants.map(({ code }) => code);
  const [invitations, links, revocations, emails, reminders, requests, copies, activity] =
    await Promise.all([
      readInvitations(projectIds, key),
      readLinks(projectIds, key, codes),
      readRevocations(projectIds, codes),
      readEmails(projectIds, key),
      readReminderOptOuts(projectIds, key),
      readLostLinkRequests(projectIds, key),
      readCopies(projectIds, key),
      findEntries(db(), projectIds, key, codes),
    ]);
  return {
    email: key,
    exportedAt: new Date().toISOString(),
    conferences: participants.map(({ title, email, name, moderator, revoked, ...row }) => ({
      conference: title,
      email,
      name,
      moderator: moderator === 1,
      access: revoked === 0,
      added: row.added,
      firstSeenAt: iso(row.first_seen_at),
    })),
    invitations,
    links,
    revocations,
    emails,
    reminders,
    requests,
    copies,
    activity: activity.map((entry) => ({
      at: iso(entry.at),
      action: entry.action,
      outcome: entry.outcome,
      about: entry.subject,
      before: entry.before,
      after: entry.after,
    })),
  };
}

async function readInvitations(projectIds: string[], key: string) {
  const rows = await db()
    .selectFrom("invitations")
    .select(["kind", "email", "name", "moderator", "notify", "avatar_url", "state"])
    .select(["created_at", "ended_at"])
    .where("email_key", "=", key)
    .where("project_id", "in", projectIds)
    .orderBy("created_at")
    .execute();
  return rows.map(({ moderator, notify, avatar_url, created_at, ended_at, ...row }) => ({
    ...row,
    moderator: moderator === 1,
    emailed: notify === 1,
    avatarUrl: avatar_url,
    createdAt: iso(created_at),
    endedAt: iso(ended_at),
  }));
}

async function readLinks(projectIds: string[], key: string, codes: string[]) {
  const links = await db()
    .selectFrom("links")
    .select(["conference_code", "created_at", "expires_at"])
    .where("email_key", "=", key)
    .where("project_id", "in", projectIds)
    .orderBy("created_at")
    .execute();
  const personal = await db()
    .selectFrom("personal_links")
    .select(["conference_code", "created_at", "opened_at", "joined_at"])
    .where("participant_code", "in", codes.length > 0 ? codes : [""])
    .where("project_id", "in", projectIds)
    .execute();
  const none = { expires_at: null, opened_at: null, joined_at: null };
  return [...links, ...personal]
    .map((row) => ({ ...none, ...row }))
    .map((row) => ({
      conferenceCode: row.conference_code,
      createdAt: iso(row.created_at),
      expiresAt: iso(row.expires_at),
      openedAt: iso(row.opened_at),
      joinedAt: iso(row.joined_at),
    }));
}

async function readRevocations(projectIds: string[], codes: string[]) {
  if (codes.length === 0) return [];
  const rows = await db()
    .selectFrom("revocations")
    .select(["conference_code", "state", "created_at", "ended_at"])
    .where("project_id", "in", projectIds)
    .where("participant_code", "in", codes)
    .execute();
  return rows.map(({ conference_code, state, created_at, ended_at }) => ({
    conferenceCode: conference_code,
    state,
    createdAt: iso(created_at),
    endedAt: iso(ended_at),
  }));
}

/** Returns the snapshots of deleted conferences that have the person on the roster. */
async function readCopies(projectIds: string[], key: string) {
  const copies = await db()
    .selectFrom("conference_snapshots")
    .select(["title", "content", "created_at"])
    .where("project_id", "in", projectIds)
    .where(sql<SqlBool>`lower(content) like ${patternOf(key)} escape '\\'`)
    .execute();
  return copies.flatMap(({ title, content, created_at }) =>
    SnapshotPeople.parse(JSON.parse(content))
      .people.filter(({ email }) => emailKey(email) === key)
      .map(({ email, name }) => ({ conference: title, email, name, deletedAt: iso(created_at) })),
  );
}

const SnapshotPeople = z.object({
  people: z.array(z.object({ email: z.string(), name: z._default(z.string(), "") })),
});

/** Returns the LIKE pattern of texts that contain an address. */
export const patternOf = (key: string) =>
  `%${key.replaceAll(/[\\%_]/g, (letter) => `\\${letter}`)}%`;

/** Returns the activity entries about a person: by their address, their codes, or in a change. */
export async function findEntries(
  from: Kysely<Database>,
  projectIds: string[],
  key: string,
  codes: string[],
) {
  const text = patternOf(key);
  const mentions = (column: "subject" | "before" | "after") =>
    sql<SqlBool>`lower(coalesce(${sql.ref(column)}, '')) like ${text} escape '\\'`;
  return (
    from
      .selectFrom("activity")
      .selectAll()
      // Includes entries without a project, such as the export of this person.
      .where((eb) =>
        eb.or([eb("project_id", "in", projectIds), eb("action", "=", "person.export")]),
      )
      .where((eb) =>
        eb.or([
          mentions("subject"),
          mentions("before"),
          mentions("after"),
          ...(codes.length > 0 ? [eb("participant_code", "in", codes)] : []),
        ]),
      )
      .orderBy("seq")
      .execute()
  );
}
