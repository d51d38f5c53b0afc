import type { SignedIn } from "@/lib/access/guard";
import { db } from "@/lib/db/db";
import { withTransaction } from "@/lib/db/transaction";
import { approvalLimit } from "./needs-approval";
import { requestApproval } from "./request";

/** Links that a person copied within this time (ms) are added up, so that small steps also reach the limit. */
const WINDOW_MS = 24 * 60 * 60_000;

type CopiedLinks = {
  projectId: string;
  conferenceCode: string;
  /** The participants whose links are copied, or the number of links in a file. */
  codes: readonly string[] | number;
};

/**
 * Returns true if a person may copy or download these links now. Otherwise requests a second person's
 * approval, which allows all links of the conference for an hour.
 */
export async function mayCopyLinks(
  staff: SignedIn,
  { projectId, conferenceCode, codes }: CopiedLinks,
): Promise<boolean> {
  const limit = await approvalLimit(db());
  if (limit === null) return true;
  const rows =
    typeof codes === "number" ? codes : (await countCopied(staff, projectId, codes)) + codes.length;
  if (rows <= limit) return true;
  const granted = await db()
    .selectFrom("approvals")
    .select("id")
    .where("project_id", "=", projectId)
    .where("conference_code", "=", conferenceCode)
    .where("kind", "=", "links")
    .where("staff_id", "=", staff.id)
    .where("state", "=", "approved")
    .where("expires_at", ">", Date.now())
    .executeTakeFirst();
  if (granted) return true;
  const request = { projectId, conferenceCode, kind: "links", importId: null, rows } as const;
  await withTransaction((tx) => requestApproval(tx, staff, { ...request, subject: "" }));
  return false;
}

/** Counts the other participants whose links the person copied within WINDOW_MS. */
async function countCopied(
  staff: SignedIn,
  projectId: string,
  codes: readonly string[],
): Promise<number> {
  const { n } = await db()
    .selectFrom("activity")
    .select((eb) => eb.fn.count<number>("participant_code").distinct().as("n"))
    .where("at", ">", Date.now() - WINDOW_MS)
    .where("project_id", "=", projectId)
    .where("staff_id", "=", staff.id)
    .where("action", "=", "link.copy")
    .where("participant_code", "not in", codes)
    .executeTakeFirstOrThrow();
  return Number(n);
}
