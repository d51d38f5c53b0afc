import { requireProject } from "@/lib/access/resolve-project";
import type { Project } from "@/lib/connection/project";
import type { Freshness } from "@/lib/mirror/freshness";
import { readRows } from "@/lib/mirror/read-participants";
import { freshnessOf } from "@/lib/mirror/refresh-lease";
import { rosterKey } from "@/lib/platform/live-topics";
import { refreshRoster } from "@/lib/mirror/refresh-roster";
import { background, within } from "@/lib/platform/background";
import { countPersonalLinks } from "@/lib/personal-links/count";
import { withPersonalLinks } from "@/lib/personal-links/with-personal-links";
import { count, countActive, isBlank, sortedCodes, sortedCodesAmong } from "./roster-query";
import type { RosterParams } from "./schema";
import { fewAddresses } from "./search-large-roster";
import { type RosterPage, WINDOW } from "./types";

/** How long the first visit waits for a roster that was never fetched (ms). */
const FIRST_FETCH_MS = 3_000;
/** How long the first window of a roster waits for a refresh (ms). */
const FIRST_WINDOW_MS = 500;

/** Returns a window of the mirrored roster at once and refreshes a stale mirror in the background. */
export async function listParticipants(
  conferenceCode: string,
  params: RosterParams,
  from = 0,
): Promise<RosterPage> {
  const { project } = await requireProject("support", { conference: conferenceCode });
  const known = await freshnessOf(project.id, rosterKey(conferenceCode));
  if (known.attemptedAt === 0) {
    await within("first roster", FIRST_FETCH_MS, refreshRoster(project, conferenceCode));
    const first = await freshnessOf(project.id, rosterKey(conferenceCode));
    return readRoster(project, conferenceCode, params, from, first);
  }
  background("refresh roster", refreshRoster(project, conferenceCode));
  return readRoster(project, conferenceCode, params, from, known);
}

/**
 * Returns the same window and refreshes a stale mirror. Only the first window waits shortly for the refresh.
 * Later results are in the next response.
 */
export async function listFreshParticipants(
  conferenceCode: string,
  params: RosterParams,
  from = 0,
): Promise<RosterPage> {
  const { project } = await requireProject("support", { conference: conferenceCode });
  const patience = params.q === "" && from === 0 ? FIRST_WINDOW_MS : 0;
  await within("refresh roster", patience, refreshRoster(project, conferenceCode));
  const freshness = await freshnessOf(project.id, rosterKey(conferenceCode));
  return readRoster(project, conferenceCode, params, from, freshness);
}

/** Returns one window of the mirrored roster without calling Boomstream. */
export async function readRoster(
  project: Pick<Project, "id" | "personalLinks">,
  conferenceCode: string,
  params: RosterParams,
  from: number,
  { syncedAt, problem }: Freshness,
): Promise<RosterPage> {
  const { codes, total } = await windowOf(project, conferenceCode, params, from);
  const { q, role, status, links } = params;
  const isAll = q === "" && role === "all" && status === "active" && links === "all";
  const [all, rows, counted, personal] = await Promise.all([
    countActive(project, conferenceCode),
    readRows(project, codes),
    total === null && !isAll ? count(project, conferenceCode, params) : null,
    countPersonalLinks(project, conferenceCode),
  ]);
  return {
    rows: withPersonalLinks(project, rows),
    total: total ?? counted ?? all,
    all,
    blank: all === 0 && rows.length === 0 && (await isBlank(project, conferenceCode)),
    ...(personal && { personal }),
    freshness: { syncedAt, problem },
  };
}

/** Returns the codes of a window in order, and the total if known without counting. */
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
