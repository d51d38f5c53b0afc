import { db } from "@/lib/db/db";
import { wallNow } from "@/lib/platform/clock";

/** Marks imports as done if no row is planned, being sent or being reconciled. */
export async function finishImports(): Promise<void> {
  await db()
    .updateTable("imports")
    .set({ state: "done", ended_at: wallNow(), problem: null, retry_at: null })
    .where("state", "in", ["running", "paused"])
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom("invitations")
            .select("invitations.id")
            .whereRef("invitations.import_id", "=", "imports.id")
            .where((open) =>
              open.or([
                open("invitations.state", "in", ["planned", "sending"]),
                open.and([
                  open("invitations.state", "=", "unknown"),
                  open("invitations.due_at", "is not", null),
                ]),
              ]),
            ),
        ),
      ),
    )
    .execute();
}
