import { db } from "@/lib/db/db";
import { shownMark } from "@/lib/mirror/external-changes/mark";
import type { Project } from "@/lib/connection/project";
import type { Freshness } from "@/lib/mirror/refresh";
import { fewAddresses } from "./search-large-roster";
import { count, countActive, sortedCodes, sortedCodesAmong } from "./matching";
import { type RosterPage, type RosterRow, WINDOW } from "./read-schema";
import type { RosterParams } from "./schema";

/** What a row of a roster is made of. */
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

/** One window of the mirror's roster, without asking Boomstream. */
export async function readRoster(
  project: Pick<Project, "id">,
  conferenceCode: string,
  params: RosterParams,
  from: number,
  { syncedAt, problem }: Freshness,
): Promise<RosterPage> {
  const { codes, total } = await windowOf(project, conferenceCode, params, from);
  const isAll = params.q === "" && params.role === "all" && params.status === "active";
  const [all, rows, counted] = await Promise.all([
    countActive(project, conferenceCode),
    readRows(project, codes),
    total === null && !isAll ? count(project, conferenceCode, params) : null,
  ]);
  return { rows, total: total ?? counted ?? all, all, freshness: { syncedAt, problem } };
}

/** The codes of a window in their order, and of how many, where that is known without counting. */
async function windowOf(
  project: Pick<Project, "id">,
  conferenceCode: string,
  params: RosterParams,
  from: number,
): Promise<{ codes: string[]; total: number | null }> {
  const few = await fewAddresses(project.id, conferenceCode, params.q);
  if (few) {
    const found = few.length
      ? await sortedCodesAmong(few, project.id, conferenceCode, params).execute()
      : [];
    const codes = found.slice(from, from + WINDOW).map(({ code }) => code);
    return { codes, total: found.length };
  }
  const found = await sortedCodes(project.id, conferenceCode, params)
    .offset(from)
    .limit(WINDOW)
    .execute();
  const codes = found.map(({ code }) => code);
  const isLast = codes.length < WINDOW && (codes.length > 0 || from === 0);
  return { codes, total: isLast ? from + codes.length : null };
}

/** These participants as a roster shows them, in the order asked for; unknown codes are left out. */
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

/** Rows of the mirror as a roster shows them, in their order. */
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

/** One participant of the mirror; null where the code is not known. */
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
