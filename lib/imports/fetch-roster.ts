import { getJson } from "@/lib/platform/http/get-json";
import { routes } from "@/lib/platform/routes";
import type { RosterExtract } from "./types";

/** Returns the whole roster for a preview, refreshed from Boomstream. Throws ReadFailure. */
export async function fetchRoster(
  conferenceCode: string,
  signal?: AbortSignal,
): Promise<Omit<RosterExtract, "nextCursor">> {
  const address = (cursor: string) => routes.api.rosterExtract(conferenceCode, cursor);
  const first = await getJson<RosterExtract>(address(""), signal);
  const rows = [...first.rows];
  for (let cursor = first.nextCursor; cursor !== null;) {
    const page: RosterExtract = await getJson<RosterExtract>(address(cursor), signal);
    rows.push(...page.rows);
    cursor = page.nextCursor;
  }
  return { rows, syncedAt: first.syncedAt, problem: first.problem };
}
