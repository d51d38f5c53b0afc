import { db } from "@/lib/db/db";
import { MIN_INDEXED_LENGTH, words } from "@/lib/db/search-text";
import { findFewInIndex } from "@/lib/db/search-index";
import { otherLayout } from "@/lib/platform/keyboard-layout";

/** Below this size a full read is as fast as the index. */
const MIN_ROSTER_ROWS = 2_000;
/** With more hits in the project, reading one roster is as fast. */
const MAX_HITS = 500;

/**
 * Returns the addresses that may match in a large roster if the index has few hits; null means that
 * the roster must be read.
 */
export async function fewAddresses(
  projectId: string,
  conferenceCode: string,
  typed: string,
): Promise<string[] | null> {
  const variants = [...new Set([typed, otherLayout(typed)])].map((text) =>
    words(text).filter((word) => Array.from(word).length >= MIN_INDEXED_LENGTH),
  );
  if (variants.some((parts) => parts.length === 0)) return null;
  const conference = await db()
    .selectFrom("conferences")
    .select("participant_count")
    .where("project_id", "=", projectId)
    .where("code", "=", conferenceCode)
    // The index excludes deleted and unknown conferences.
    .where("deleted_at", "is", null)
    .executeTakeFirst();
  if ((conference?.participant_count ?? 0) < MIN_ROSTER_ROWS) return null;
  const addresses = new Set<string>();
  for (const parts of variants) {
    const hits = await findFewInIndex(projectId, parts, MAX_HITS);
    if (!hits) return null;
    for (const { email_key: key } of hits) addresses.add(key);
  }
  return [...addresses];
}
