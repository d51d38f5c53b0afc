import { db } from "@/lib/db/db";
import { INDEXED, words } from "@/lib/db/search-text";
import { fewHolding } from "@/lib/db/search-index";

/** Smaller rosters are read whole as quickly as the index is asked. */
const LARGE = 2_000;
/** Where the whole project has more of them, reading one roster is as quick. */
const FEW = 500;

/**
 * The addresses of all who may match in a large roster, when the index tells that these are few;
 * null: the roster has to be read.
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
    // Whose conference is deleted or unknown, the index leaves out.
    .where("deleted_at", "is", null)
    .executeTakeFirst();
  if ((conference?.participant_count ?? 0) < LARGE) return null;
  const hits = await fewHolding(projectId, parts, FEW);
  return hits && [...new Set(hits.map(({ email_key }) => email_key))];
}
