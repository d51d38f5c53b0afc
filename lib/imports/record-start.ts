import type { Selectable, Transaction } from "kysely";
import type { SignedIn } from "@/lib/access/guard";
import { requestApproval } from "@/lib/approvals/request";
import { record } from "@/lib/audit/record";
import type { Database, ImportTable } from "@/lib/db/schema";
import { startEntry } from "./ledger-rows";

type Run = Pick<
  Selectable<ImportTable>,
  "id" | "project_id" | "conference_code" | "name" | "mode" | "state" | "total"
>;

/** Records that an import was started; or asks for a second person's approval where it waits for one. */
export async function recordStart(
  tx: Transaction<Database>,
  staff: SignedIn,
  run: Run,
): Promise<void> {
  if (run.state !== "waiting") return record(tx, startEntry(staff, run, run.total));
  await requestApproval(tx, staff, {
    projectId: run.project_id,
    conferenceCode: run.conference_code,
    kind: "import",
    importId: run.id,
    subject: run.name,
    rows: run.total,
  });
}
