import type { Transaction } from "kysely";
import type { SignedIn } from "@/lib/access/guard";
import { record } from "@/lib/audit/record";
import type { ApprovalTable, Database } from "@/lib/db/schema";
import { newId } from "@/lib/platform/ids";

/** An undecided request expires after this time (ms). */
const LIFETIME = 24 * 60 * 60_000;

type Requested = {
  projectId: string;
  conferenceCode: string;
  kind: ApprovalTable["kind"];
  importId: string | null;
  /** The subject of the activity entry. */
  subject: string;
  rows: number;
};

/** Requests a second person's approval and records it, unless the person has the same request open. */
export async function requestApproval(
  tx: Transaction<Database>,
  staff: SignedIn,
  { projectId, conferenceCode, kind, importId, subject, rows }: Requested,
): Promise<void> {
  const now = Date.now();
  const open = await tx
    .selectFrom("approvals")
    .select("id")
    .where("project_id", "=", projectId)
    .where("state", "=", "open")
    .where("expires_at", ">", now)
    .where("staff_id", "=", staff.id)
    .where("kind", "=", kind)
    .where("conference_code", "=", conferenceCode)
    .where("import_id", importId === null ? "is" : "=", importId)
    .executeTakeFirst();
  if (open) return;
  await tx
    .insertInto("approvals")
    .values({
      id: newId(),
      project_id: projectId,
      conference_code: conferenceCode,
      kind,
      import_id: importId,
      rows,
      staff_id: staff.id,
      staff_name: staff.name || staff.email,
      state: "open",
      created_at: now,
      expires_at: now + LIFETIME,
      decided_by: null,
      decided_at: null,
    })
    .execute();
  await record(tx, {
    staff,
    projectId,
    action: "approval.request",
    outcome: "done",
    subject,
    conferenceCode,
    after: { kind, rows, ...(importId && { import: importId }) },
  });
}
