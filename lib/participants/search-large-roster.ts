import { db } from "@/lib/db/db";
import { INDEXED, words } from "@/lib/db/search-text";
import { fewHolding } from "@/lib/db/search-index";

/** Below this size a full read is as fast as the index. */
const LARGE = 2_000;
/** With more hits in the project, reading one roster is as fast. */
const FEW = 500;

/**
 * Returns the addresses that may match in a large roster if the index has few hits; null means that
 * the roster must be read.
 */
export async function fewAddresses(
  projectId: string,
  conferenceCode: string,
  typed: string,
): Promise<string[] | null> {
  const parts = words(typed).filter((word) => Array.from(word).length >= INDEXED);
  if (parts.length === 0) return null;
  const conference = await db()
    .selectFrom("conferences")
    .select("participant_count")
    .where("project_id", "=", projectId)
    .where("code", "=", conferenceCode)
    // The index excludes deleted and unknown conferences.
    .where("deleted_at", "is", null)
    .executeTakeFirst();
  if ((conference?.participant_count ?? 0) < LARGE) return null;
  const hits = await fewHolding(projectId, parts, FEW);
  return hits && [...new Set(hits.map(({ email_key }) => email_key))];
}
