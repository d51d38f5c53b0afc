import { requireProject } from "@/lib/access/resolve-project";
import { db } from "@/lib/db/db";
import { readRows } from "@/lib/mirror/read-participants";
import { withPersonalLinks } from "@/lib/personal-links/with-personal-links";
import { newId } from "@/lib/platform/ids";
import { type ActionResult, ok } from "@/lib/platform/result";
import { sortedCodes } from "./roster-query";
import { BATCH, type SelectAll, type Selected } from "./schema";

/** The maximum number of names shown before an action on a long selection. */
const MAX_NAMES = 6;
/** Unused selections are deleted after this long (ms). */
const LIFETIME_MS = 24 * 60 * 60_000;

/**
 * Selects everyone who matches now. Returns the rows of a small selection. A large one is stored as a
 * list of codes, so that later additions do not change who was chosen.
 */
export async function selectAll({
  conferenceCode,
  params,
}: SelectAll): Promise<ActionResult<Selected>> {
  const { staff, project } = await requireProject("support", { conference: conferenceCode });
  const matching = await sortedCodes(project.id, conferenceCode, params).execute();
  const codes = matching.map(({ code }) => code);
  if (codes.length <= BATCH)
    return ok({ kind: "rows", rows: withPersonalLinks(project, await readRows(project, codes)) });
  const id = newId();
  const now = Date.now();
  await db()
    .deleteFrom("selections")
    .where("created_at", "<", now - LIFETIME_MS)
    .execute();
  await db()
    .insertInto("selections")
    .values({
      id,
      staff_id: staff.id,
      project_id: project.id,
      conference_code: conferenceCode,
      codes: JSON.stringify(codes),
      created_at: now,
    })
    .execute();
  const first = withPersonalLinks(project, await readRows(project, codes.slice(0, MAX_NAMES)));
  return ok({ kind: "frozen", id, count: codes.length, first });
}
