import "server-only";
import { addressIn } from "@/lib/access/client-address";
import { givenKind } from "@/lib/connection/project";
import { db } from "@/lib/db/db";
import { TOKEN } from "@/lib/personal-links/store";
import { hashToken } from "@/lib/platform/crypto";
import { env } from "@/lib/platform/env";
import { withinLimit } from "./limits";
import type { PageState, Reader } from "./page-content";
import { pageResponse } from "./render-page";

/** Returns the page for an unknown token, or "try again later" if the network tried many. */
export async function unknownPage(
  request: Request,
  token: string,
  reader: Reader,
  body: boolean,
): Promise<Response> {
  const address = addressIn(request.headers);
  const state: PageState = address === "" || withinLimit("wrong", address) ? "unknown" : "limited";
  const lostPage = state === "unknown" && TOKEN.test(token) ? await findReplaced(token) : null;
  return pageResponse({ state, personalLink: null, token, lostPage }, reader, body);
}

/**
 * Returns the token of the lost link page for a replaced personal link. Null for any other token, and if the
 * project has personal links or Foyer's email off.
 */
async function findReplaced(token: string): Promise<string | null> {
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
