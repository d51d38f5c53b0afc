import type { Project } from "@/lib/connection/project";
import { db } from "@/lib/db/db";
import { shownMark } from "./external-changes/mark";
import type { RosterRow } from "./roster-row";

/** The columns of a roster row. */
export const ROSTER_COLUMNS = [
  "participants.code",
  "participants.email",
  "participants.email_key",
  "participants.name",
  "participants.name_key",
  "participants.moderator",
  "participants.added",
  "participants.revoked",
  "participants.revocation_id",
  "participants.link_id",
  "participants.outside",
  "participants.outside_at",
  "participants.version",
] as const;

/** Returns these participants as roster rows, in the given order, without unknown codes. */
export async function readRows(
  project: Pick<Project, "id">,
  codes: string[],
): Promise<RosterRow[]> {
  if (codes.length === 0) return [];
  const found = await db()
    .selectFrom("participants")
    .select(ROSTER_COLUMNS)
    .where("participants.project_id", "=", project.id)
    .where("participants.code", "in", codes)
    .execute();
  const rows = new Map((await withLinks(found)).map((row) => [row.code, row]));
  return codes.flatMap((code) => rows.get(code) ?? []);
}

type Found = {
  code: string;
  email: string;
  name: string;
  moderator: 0 | 1;
  added: string;
  revoked: 0 | 1;
  revocation_id: string | null;
  link_id: string | null;
  outside: string | null;
  outside_at: number | null;
  version: number;
};

/** Returns rows of the mirror as roster rows, in their order. */
export async function withLinks(page: Found[]): Promise<RosterRow[]> {
  const ids = page.flatMap(({ link_id }) => link_id ?? []);
  const links = ids.length
    ? await db().selectFrom("links").select(["id", "expires_at"]).where("id", "in", ids).execute()
    : [];
  const expiry = new Map(links.map(({ id, expires_at }) => [id, expires_at]));
  return page.map((row) => ({
    code: row.code,
    email: row.email,
    name: row.name,
    moderator: row.moderator === 1,
    added: row.added,
    status: row.revoked ? "revoked" : row.revocation_id ? "revoking" : "active",
    revocationId: row.revocation_id,
    link:
      row.link_id !== null && expiry.has(row.link_id)
        ? { expiresAt: expiry.get(row.link_id) ?? null }
        : null,
    outside: shownMark(row),
    version: row.version,
  }));
}

/** Returns one participant of the mirror; null if the code is unknown. */
export async function readParticipant(project: Pick<Project, "id">, code: string) {
  const row = await db()
    .selectFrom("participants")
    .select([...ROSTER_COLUMNS, "participants.conference_code"])
    .where("participants.project_id", "=", project.id)
    .where("participants.code", "=", code)
    .executeTakeFirst();
  if (!row) return null;
  const [participant] = await withLinks([row]);
  return participant ? { ...participant, conferenceCode: row.conference_code } : null;
}
