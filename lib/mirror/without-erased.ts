import type { Participant } from "@/lib/boomstream/types";
import { db } from "@/lib/db/db";

/**
 * Returns a roster without people whose data was erased, because Boomstream never stops listing revoked
 * participants. A person with access again is included.
 */
export async function withoutErased(
  projectId: string,
  roster: Participant[],
): Promise<Participant[]> {
  const erased = await db()
    .selectFrom("erased_participants")
    .select("code")
    .where("project_id", "=", projectId)
    .execute();
  if (erased.length === 0) return roster;
  const codes = new Set(erased.map(({ code }) => code));
  return roster.filter(({ code, revoked }) => !revoked || !codes.has(code));
}
