import { givenKind } from "@/lib/connection/project";
import { db } from "@/lib/db/db";
import { env } from "@/lib/platform/env";
import { hashToken } from "@/lib/platform/crypto";

/**
 * Returns the token of the page that emails lost links, for a personal link that was replaced; null for any
 * other token, and where the project has personal links or Foyer's mail off.
 */
export async function findReplaced(token: string): Promise<string | null> {
  if (env().mail === null) return null;
  const row = await db()
    .selectFrom("replaced_links as r")
    .innerJoin("projects as pr", "pr.id", "r.project_id")
    .innerJoin("conferences as c", (join) =>
      join.onRef("c.project_id", "=", "r.project_id").onRef("c.code", "=", "r.conference_code"),
    )
    .innerJoin("lost_link_pages as lost", (join) =>
      join
        .onRef("lost.project_id", "=", "r.project_id")
        .onRef("lost.conference_code", "=", "r.conference_code"),
    )
    .select("lost.token")
    .where("r.token_hash", "=", hashToken(token))
    .where("pr.personal_links", "=", 1)
    .where("pr.mail", "=", 1)
    .where("pr.closed_at", "is", null)
    .where("pr.kind", "in", ["stored", givenKind()])
    .where("c.deleted_at", "is", null)
    .executeTakeFirst();
  return row?.token ?? null;
}
