import { db } from "@/lib/db/db";
import { after, cursorAfter, type SortColumn, unpackCursor } from "@/lib/db/keyset";
import { matches } from "@/lib/db/search";
import type { Project } from "@/lib/projects/current";
import type { Freshness } from "@/lib/sync/refresh";
import type { RosterPage, RosterParams, RosterRow } from "./schema";

const PAGE = 100;

const byName: SortColumn[] = [
  { column: "name_key", direction: "asc" },
  { column: "code", direction: "asc" },
];

const ORDERS: Record<RosterParams["sort"], SortColumn[]> = {
  name: byName,
  "-name": [
    { column: "name_key", direction: "desc" },
    { column: "code", direction: "desc" },
  ],
  email: [
    { column: "email_key", direction: "asc" },
    { column: "code", direction: "asc" },
  ],
  "-email": [
    { column: "email_key", direction: "desc" },
    { column: "code", direction: "desc" },
  ],
  added: [
    { column: "added", direction: "asc" },
    { column: "code", direction: "asc" },
  ],
  "-added": [
    { column: "added", direction: "desc" },
    { column: "code", direction: "desc" },
  ],
  // Moderators first.
  role: [{ column: "moderator", direction: "desc" }, ...byName],
  "-role": [{ column: "moderator", direction: "asc" }, ...byName],
};

/** Those of a conference whom Boomstream's roster still mentions, revoked ones too. */
function roster(projectId: string, conferenceCode: string) {
  return db()
    .selectFrom("participants")
    .where("participants.project_id", "=", projectId)
    .where("participants.conference_code", "=", conferenceCode)
    .where("participants.gone_at", "is", null);
}

/** The participants of a roster that match, in no order; `status` and `role` as in the URL. */
export function matchingParticipants(
  projectId: string,
  conferenceCode: string,
  { q, role, status }: Omit<RosterParams, "sort">,
) {
  let query = roster(projectId, conferenceCode).where(matches("participants.search", q));
  if (role !== "all") query = query.where("moderator", "=", role === "moderator" ? 1 : 0);
  if (status === "active")
    query = query.where("revoked", "=", 0).where("revocation_id", "is", null);
  if (status === "revoked") {
    query = query.where((eb) =>
      eb.or([eb("revoked", "=", 1), eb("revocation_id", "is not", null)]),
    );
  }
  return query;
}

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
  "participants.version",
] as const;

/** One page of the mirror's roster, without asking Boomstream. */
export async function readRoster(
  project: Pick<Project, "id">,
  conferenceCode: string,
  params: RosterParams,
  cursor: string | undefined,
  { syncedAt, problem }: Freshness,
): Promise<RosterPage> {
  const order = ORDERS[params.sort];
  const seen = unpackCursor(cursor, order.length);
  const matching = matchingParticipants(project.id, conferenceCode, params);
  const selected = matching.select(ROSTER_COLUMNS);
  const paged = seen ? selected.where((eb) => after(eb, order, seen)) : selected;
  const found = await order
    .reduce(
      (query, { column, direction }) => query.orderBy(db().dynamic.ref(column), direction),
      paged,
    )
    .limit(PAGE + 1)
    .execute();
  const page = found.slice(0, PAGE);
  const last = page.at(-1);
  const count = (query: Pick<typeof matching, "select">) =>
    query.select((eb) => eb.fn.countAll<number>().as("n")).executeTakeFirstOrThrow();
  const active = { q: "", role: "all", status: "active" } as const;
  return {
    rows: await withLinks(page),
    nextCursor: last && found.length > PAGE ? cursorAfter(last, order) : null,
    total: Number((await count(matching)).n),
    all: Number((await count(matchingParticipants(project.id, conferenceCode, active))).n),
    freshness: { syncedAt, problem },
  };
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
