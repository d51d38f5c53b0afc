import { givenKind } from "@/lib/connection/project";
import { timeSpan } from "@/lib/conferences/time-fields";
import { db } from "@/lib/db/db";
import { env } from "@/lib/platform/env";
import { hashToken } from "@/lib/platform/crypto";

/** The data of a personal link, from the mirror. */
export type PersonalLink = NonNullable<Awaited<ReturnType<typeof findPersonalLink>>>;

/**
 * Looks up a personal link by the hash of its token. Null if the token is unknown or replaced, or its project
 * is closed or has personal links off.
 */
export async function findPersonalLink(token: string) {
  const row = await readRow(token);
  if (!row) return null;
  const time = { startsAt: row.starts_at, timeZone: row.time_zone, duration: row.duration };
  const { title, description, version, code, email, name } = row;
  return {
    id: row.id,
    projectId: row.project_id,
    conferenceCode: row.conference_code,
    title: title ?? "",
    description: description ?? "",
    version: version ?? 1,
    deleted: row.deleted_at !== null,
    span: timeSpan(time),
    hasDuration: row.duration !== null,
    timeZone: row.time_zone ?? "UTC",
    joinMinutes: row.join_minutes,
    code,
    email,
    emailKey: row.email_key,
    name,
    moderator: row.moderator === 1,
    hasAccess: row.revoked === 0 && row.revocation_id === null && row.gone_at === null,
    opened: row.opened_at !== null,
    /** The token of the lost link page; null if Foyer emails nothing. */
    lostPage: row.mail === 1 && env().mail !== null ? row.lost_page : null,
    links: storedLinks(row),
  };
}

function readRow(token: string) {
  return db()
    .selectFrom("personal_links as k")
    .innerJoin("projects as pr", "pr.id", "k.project_id")
    .innerJoin("participants as p", (join) =>
      join.onRef("p.project_id", "=", "k.project_id").onRef("p.code", "=", "k.participant_code"),
    )
    .leftJoin("conferences as c", (join) =>
      join.onRef("c.project_id", "=", "p.project_id").onRef("c.code", "=", "p.conference_code"),
    )
    .leftJoin("lost_link_pages as lost", (join) =>
      join
        .onRef("lost.project_id", "=", "k.project_id")
        .onRef("lost.conference_code", "=", "k.conference_code"),
    )
    .leftJoin("links as l", "l.id", "p.link_id")
    .leftJoin("links as own", "own.id", "k.link_id")
    .leftJoin("participants as holder", (join) =>
      join
        .onRef("holder.project_id", "=", "own.project_id")
        .onRef("holder.code", "=", "own.participant_code"),
    )
    .select(["k.id", "k.opened_at", "pr.join_minutes", "pr.mail", "lost.token as lost_page"])
    .select(["p.project_id", "p.code", "p.email", "p.email_key", "p.name", "p.moderator"])
    .select(["p.conference_code", "p.revoked", "p.revocation_id", "p.gone_at"])
    .select(["c.title", "c.description", "c.deleted_at", "c.version"])
    .select(["c.starts_at", "c.time_zone", "c.duration"])
    .select(["l.invitation_id", "l.sealed", "l.key_id", "l.expires_at", "l.created_at"])
    .select(["own.invitation_id as own_invitation_id", "own.sealed as own_sealed"])
    .select(["own.key_id as own_key_id", "own.expires_at as own_expires_at"])
    .select(["own.created_at as own_created_at", "holder.revoked as holder_revoked"])
    .select("holder.revocation_id as holder_revocation_id")
    .where("k.token_hash", "=", hashToken(token))
    .where("pr.personal_links", "=", 1)
    .where("pr.closed_at", "is", null)
    .where("pr.kind", "in", ["stored", givenKind()])
    .executeTakeFirst();
}

/** A stored Boomstream link of the participant, still encrypted. */
export type StoredLink = {
  invitation_id: string;
  sealed: string;
  key_id: string;
  expiresAt: number | null;
  createdAt: number;
};

type LinkColumns = {
  invitation_id: string | null;
  sealed: string | null;
  key_id: string | null;
  expires_at: number | null;
  created_at: number | null;
  own_invitation_id: string | null;
  own_sealed: string | null;
  own_key_id: string | null;
  own_expires_at: number | null;
  own_created_at: number | null;
  holder_revoked: number | null;
  holder_revocation_id: string | null;
};

/** Returns the newest link of the roster and the one that Join created, newest first. */
function storedLinks(row: LinkColumns): StoredLink[] {
  const links: StoredLink[] = [];
  const add = (
    invitation_id: string | null,
    sealed: string | null,
    key_id: string | null,
    expiresAt: number | null,
    createdAt: number | null,
  ) => {
    if (invitation_id && sealed && key_id)
      links.push({ invitation_id, sealed, key_id, expiresAt, createdAt: createdAt ?? 0 });
  };
  add(row.invitation_id, row.sealed, row.key_id, row.expires_at, row.created_at);
  // Skips the link of a second entry, which Boomstream may have created, if its access was revoked.
  const ended = row.holder_revoked === 1 || row.holder_revocation_id !== null;
  if (!ended)
    add(
      row.own_invitation_id,
      row.own_sealed,
      row.own_key_id,
      row.own_expires_at,
      row.own_created_at,
    );
  return links.toSorted((a, b) => b.createdAt - a.createdAt);
}
