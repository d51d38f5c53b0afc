import { getJson } from "@/lib/platform/http/get-json";
import { routes } from "@/lib/platform/routes";
import type { PreviewRoster } from "./types";

/** Returns the whole roster for a preview, refreshed from Boomstream. Throws ReadFailure. */
export async function fetchPreviewRoster(
  conferenceCode: string,
  signal?: AbortSignal,
): Promise<Omit<PreviewRoster, "nextCursor">> {
  const address = (cursor: string) => routes.api.previewRoster(conferenceCode, cursor);
  const first = await getJson<PreviewRoster>(address(""), signal);
  const rows = [...first.rows];
  for (let cursor = first.nextCursor; cursor !== null;) {
    const page: PreviewRoster = await getJson<PreviewRoster>(address(cursor), signal);
    rows.push(...page.rows);
    cursor = page.nextCursor;
  }
  return { rows, syncedAt: first.syncedAt, problem: first.problem };
}
