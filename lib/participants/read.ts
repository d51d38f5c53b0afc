import { readRows } from "@/lib/mirror/participants";
import type { Project } from "@/lib/connection/project";
import type { Freshness } from "@/lib/mirror/freshness";
import { fewAddresses } from "./search-large-roster";
import { count, countActive, sortedCodes, sortedCodesAmong } from "./matching";
import { type RosterPage, WINDOW } from "./types";
import type { RosterParams } from "./schema";

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
