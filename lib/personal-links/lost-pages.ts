import { randomBytes } from "node:crypto";
import { db } from "@/lib/db/db";
import { withBase } from "@/lib/platform/base-path";
import { wallNow } from "@/lib/platform/clock";
import { env } from "@/lib/platform/env";
import { routes } from "@/lib/platform/routes";

/** 128 random bits, so that nobody can guess which conferences exist. */
const TOKEN_BYTES = 16;

/** Maximum number of pages per run; the next run continues. */
const BATCH = 200;

/** Returns the URL of the page on which participants of a conference request their link. */
export function lostPageUrl(page: string): string {
  return env().guestUrl + withBase(routes.lostLink(page));
}

/**
 * Creates missing lost link pages in projects that use personal links and Foyer's email. Runs in the
 * background, so that opening a page does not write.
 */
export async function makeLostPages(): Promise<void> {
  const missing = await db()
    .selectFrom("conferences as c")
    .innerJoin("projects as pr", "pr.id", "c.project_id")
    .select(["c.project_id", "c.code as conference_code"])
    .where("pr.mail", "=", 1)
    .where("pr.personal_links", "=", 1)
    .where("pr.closed_at", "is", null)
    .where("c.deleted_at", "is", null)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom("lost_link_pages as l")
            .select("l.token")
            .whereRef("l.project_id", "=", "c.project_id")
            .whereRef("l.conference_code", "=", "c.code"),
        ),
      ),
    )
    .limit(BATCH)
    .execute();
  if (missing.length === 0) return;
  const rows = missing.map((conference) => ({
    ...conference,
    token: randomBytes(TOKEN_BYTES).toString("base64url"),
    created_at: wallNow(),
  }));
  await db()
    .insertInto("lost_link_pages")
    .values(rows)
    .onConflict((conflict) => conflict.columns(["project_id", "conference_code"]).doNothing())
    .execute();
}
