import type { Selectable, Transaction } from "kysely";
import { type ActivityEntry, record } from "@/lib/audit/record";
import type { SignedIn } from "@/lib/access/guard";
import type { Project } from "@/lib/connection/project";
import { db } from "@/lib/db/db";
import type { Database, ImportTable, InvitationTable } from "@/lib/db/schema";
import { newId } from "@/lib/platform/ids";
import { emailKey } from "@/lib/platform/normalize";
import type { ImportRow } from "./schema";
import { requestApproval } from "@/lib/approvals/request";

/** Rows per insert: SQLite accepts 32,766 values in one statement. */
const INSERT_SIZE = 250;

/** An import whose rows are still being uploaded. */
type LoadingImport = {
  id: string;
  project_id: string;
  conference_code: string;
  staff_id: string;
};

/** Returns this person's import if its rows are still being uploaded. */
export function loadingImport(staff: SignedIn, project: Pick<Project, "id">, id: string) {
  return db()
    .selectFrom("imports")
    .select(["id", "project_id", "conference_code", "staff_id"])
    .where("id", "=", id)
    .where("project_id", "=", project.id)
    .where("staff_id", "=", staff.id)
    .where("state", "=", "loading")
    .executeTakeFirst();
}

/** Returns the ledger row of an import row. */
export function plannedRow(stored: LoadingImport, row: ImportRow) {
  const skipped = row.action === "skip";
  const kind: InvitationTable["kind"] = row.action === "skip" ? "invite" : row.action;
  const now = Date.now();
  return {
    id: newId(),
    project_id: stored.project_id,
    conference_code: stored.conference_code,
    kind,
    email: row.email,
    email_key: emailKey(row.email),
    name: row.name,
    moderator: row.moderator ? (1 as const) : (0 as const),
    notify: row.notify ? (1 as const) : (0 as const),
    lifetime: row.lifetime,
    avatar_url: row.avatarUrl || null,
    state: skipped ? ("skipped" as const) : ("planned" as const),
    participant_code: row.participantCode,
    staff_id: stored.staff_id,
    created_at: now,
    ended_at: skipped ? now : null,
    import_id: stored.id,
    position: row.position,
    skip_reason: skipped ? (row.reason ?? "chosen") : null,
  };
}

/** Inserts ledger rows, several per statement. */
export async function insertRows(
  tx: Transaction<Database>,
  rows: ReturnType<typeof plannedRow>[],
): Promise<void> {
  for (let from = 0; from < rows.length; from += INSERT_SIZE) {
    await tx
      .insertInto("invitations")
      .values(rows.slice(from, from + INSERT_SIZE))
      .execute();
  }
}

const INVITING = ["invite", "link", "restore"] as const;

/**
 * Skips rows of an import whose address an earlier row invites. The preview marks duplicates already, but the
 * server doesn't rely on the browser, and prepared imports have no preview.
 */
export async function skipDuplicates(
  tx: Transaction<Database>,
  stored: { id: string; project_id: string; conference_code: string },
): Promise<void> {
  await tx
    .updateTable("invitations")
    .set({ state: "skipped", skip_reason: "repeated", ended_at: Date.now() })
    .where("import_id", "=", stored.id)
    .where("state", "=", "planned")
    .where("kind", "in", INVITING)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom("invitations as earlier")
          .select("earlier.id")
          .where("earlier.project_id", "=", stored.project_id)
          .where("earlier.conference_code", "=", stored.conference_code)
          .whereRef("earlier.email_key", "=", "invitations.email_key")
          .where("earlier.import_id", "=", stored.id)
          .where("earlier.kind", "in", INVITING)
          .where("earlier.state", "=", "planned")
          .whereRef("earlier.position", "<", "invitations.position"),
      ),
    )
    .execute();
}

/** Returns the activity entry for a started import. */
function startEntry(
  staff: SignedIn,
  stored: { id: string; project_id: string; conference_code: string; name: string; mode: string },
  rows: number,
): ActivityEntry {
  return {
    staff,
    projectId: stored.project_id,
    action: "import.start",
    outcome: "done",
    subject: stored.name,
    conferenceCode: stored.conference_code,
    after: { import: stored.id, mode: stored.mode, rows },
  };
}

type StoredImport = Pick<
  Selectable<ImportTable>,
  "id" | "project_id" | "conference_code" | "name" | "mode" | "state" | "total"
>;

/** Records the start of an import, or requests a second person's approval if the import waits for one. */
export async function recordStart(
  tx: Transaction<Database>,
  staff: SignedIn,
  stored: StoredImport,
): Promise<void> {
  if (stored.state !== "waiting") return record(tx, startEntry(staff, stored, stored.total));
  await requestApproval(tx, staff, {
    projectId: stored.project_id,
    conferenceCode: stored.conference_code,
    kind: "import",
    importId: stored.id,
    subject: stored.name,
    rows: stored.total,
  });
}
