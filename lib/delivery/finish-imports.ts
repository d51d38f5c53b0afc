import { db } from "@/lib/db/db";

/** Notes which imports have come to their end: no row is planned, on its way or being looked for. */
export async function finishImports(): Promise<void> {
  await db()
    .updateTable("imports")
    .set({ state: "done", ended_at: Date.now(), problem: null, retry_at: null })
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
