import { db } from "@/lib/db/db";
import { ascending, descending, type SortColumn } from "@/lib/db/keyset";
import { matches } from "@/lib/db/search-text";
import { otherLayout } from "@/lib/platform/keyboard-layout";
import type { Project } from "@/lib/connection/project";
import { hasLink } from "./link-conditions";
import type { RosterParams } from "./schema";

const byName: SortColumn[] = [ascending("name_key"), ascending("code")];

const ORDERS: Record<RosterParams["sort"], SortColumn[]> = {
  name: byName,
  "-name": [descending("name_key"), descending("code")],
  email: [ascending("email_key"), ascending("code")],
  "-email": [descending("email_key"), descending("code")],
  added: [ascending("added"), ascending("code")],
  "-added": [descending("added"), descending("code")],
  // Moderators first.
  role: [descending("moderator"), ...byName],
  "-role": [ascending("moderator"), ...byName],
};

/** Selects everyone in Boomstream's latest roster of a conference, including revoked participants. */
function roster(projectId: string, conferenceCode: string) {
  return db()
    .selectFrom("participants")
    .where("participants.project_id", "=", projectId)
    .where("participants.conference_code", "=", conferenceCode)
    .where("participants.gone_at", "is", null);
}

/** Matching participants of a roster, unordered; `status` and `role` as in the URL. */
function matchingParticipants(
  projectId: string,
  conferenceCode: string,
  { q, role, status, links }: Omit<RosterParams, "sort">,
) {
  let query = roster(projectId, conferenceCode).where((eb) =>
    eb.or([...new Set([q, otherLayout(q)])].map((text) => matches("participants.search", text))),
  );
  if (role !== "all") query = query.where("moderator", "=", role === "moderator" ? 1 : 0);
  if (status === "active")
    query = query.where("revoked", "=", 0).where("revocation_id", "is", null);
  if (status === "revoked") {
    query = query.where((eb) =>
      eb.or([eb("revoked", "=", 1), eb("revocation_id", "is not", null)]),
    );
  }
  if (links !== "all") query = query.where(hasLink(links));
  return query;
}

/** Selects the codes of matching participants in order; reads only indexes. */
export function sortedCodes(projectId: string, conferenceCode: string, params: RosterParams) {
  return ORDERS[params.sort].reduce(
    (query, { column, direction }) => query.orderBy(db().dynamic.ref(column), direction),
    matchingParticipants(projectId, conferenceCode, params).select("participants.code"),
  );
}

/**
 * The same, limited to these addresses. Sorts after the search, because SQLite would otherwise scan the whole index
 * of the order.
 */
export function sortedCodesAmong(
  addresses: string[],
  projectId: string,
  conferenceCode: string,
  params: RosterParams,
) {
  const found = matchingParticipants(projectId, conferenceCode, params)
    .where("email_key", "in", addresses)
    .select(["participants.code", "name_key", "email_key", "added", "moderator"]);
  return ORDERS[params.sort].reduce(
    (query, { column, direction }) => query.orderBy(db().dynamic.ref(column), direction),
    db()
      .with(
        (cte) => cte("found").materialized(),
        () => found,
      )
      .selectFrom("found")
      .select("found.code"),
  );
}

/** Counts participants with access: the stored count without planned revocations. */
export async function countActive(
  project: Pick<Project, "id">,
  conferenceCode: string,
): Promise<number> {
  const counted = await db()
    .selectFrom("conferences")
    .select("participant_count as n")
    .select((eb) =>
      eb
        .selectFrom("participants")
        .select((all) => all.fn.countAll<number>().as("n"))
        .where("project_id", "=", project.id)
        .where("conference_code", "=", conferenceCode)
        .where("revocation_id", "is not", null)
        .where("revoked", "=", 0)
        .where("gone_at", "is", null)
        .as("leaving"),
    )
    .where("project_id", "=", project.id)
    .where("code", "=", conferenceCode)
    .executeTakeFirst();
  // A conference known only from its roster has no stored count.
  if (typeof counted?.n !== "number") return count(project, conferenceCode, ACTIVE);
  return counted.n - Number(counted.leaving ?? 0);
}

/** Returns true if the roster has nobody, not even people without access. */
export async function isBlank(
  project: Pick<Project, "id">,
  conferenceCode: string,
): Promise<boolean> {
  const anyone = await roster(project.id, conferenceCode)
    .select("code")
    .limit(1)
    .executeTakeFirst();
  return anyone === undefined;
}

const ACTIVE = { q: "", role: "all", status: "active", links: "all" } as const;

/** Counts matching participants. */
export async function count(
  project: Pick<Project, "id">,
  conferenceCode: string,
  params: Omit<RosterParams, "sort">,
): Promise<number> {
  const counted = await matchingParticipants(project.id, conferenceCode, params)
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .executeTakeFirstOrThrow();
  return Number(counted.n);
}
