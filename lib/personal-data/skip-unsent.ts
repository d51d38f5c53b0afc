import type { Transaction } from "kysely";
import type { Database } from "@/lib/db/schema";
import { wallNow } from "@/lib/platform/clock";

/**
 * Skips the import rows that would invite this person, and all their rows in imports that do not run, because those
 * may never start. A running import still changes or revokes them.
 */
export async function skipUnsent(tx: Transaction<Database>, key: string): Promise<void> {
  await tx
    .updateTable("invitations")
    .set({ state: "skipped", skip_reason: "erased", due_at: null, ended_at: wallNow() })
    .where("email_key", "=", key)
    .where("import_id", "is not", null)
    .where("state", "=", "planned")
    .where((eb) =>
      eb.or([
        eb("kind", "in", ["invite", "link", "restore"]),
        eb.not(
          eb.exists(
            eb
              .selectFrom("imports")
              .select("imports.id")
              .whereRef("imports.id", "=", "invitations.import_id")
              .where("imports.state", "=", "running"),
          ),
        ),
      ]),
    )
    .execute();
}
