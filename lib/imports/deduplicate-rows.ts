import type { Transaction } from "kysely";
import type { Database } from "@/lib/db/schema";

const INVITING = ["invite", "link", "restore"] as const;

/**
 * Skips the rows of an import that would invite an address which an earlier row of it invites: an
 * address gets one invitation from one list, whatever the browser let through.
 */
export async function markRepeated(
  tx: Transaction<Database>,
  run: { id: string; project_id: string; conference_code: string },
): Promise<void> {
  await tx
    .updateTable("invitations")
    .set({ state: "skipped", skip_reason: "repeated", ended_at: Date.now() })
    .where("import_id", "=", run.id)
    .where("state", "=", "planned")
    .where("kind", "in", INVITING)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom("invitations as earlier")
          .select("earlier.id")
          .where("earlier.project_id", "=", run.project_id)
          .where("earlier.conference_code", "=", run.conference_code)
          .whereRef("earlier.email_key", "=", "invitations.email_key")
          .where("earlier.import_id", "=", run.id)
          .where("earlier.kind", "in", INVITING)
          .where("earlier.state", "=", "planned")
          .whereRef("earlier.position", "<", "invitations.position"),
      ),
    )
    .execute();
}
