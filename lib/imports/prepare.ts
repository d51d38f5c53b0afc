import type { Transaction } from "kysely";
import type { SignedIn } from "@/lib/access/guard";
import type { AuthorizedProject } from "@/lib/access/resolve-project";
import type { Database } from "@/lib/db/schema";
import { insertRows, plannedRow } from "./ledger-rows";
import { MAX_ROWS } from "./schema";

/** An import to prepare: all of its people would be invited. */
type Prepared = {
  id: string;
  conferenceCode: string;
  name: string;
  people: { email: string; name: string; moderator: boolean }[];
};

/** Stores an import that starts only by a person's action. Idempotent by id. */
export async function prepareImport(
  tx: Transaction<Database>,
  staff: SignedIn,
  project: AuthorizedProject,
  { id, conferenceCode, name, people }: Prepared,
): Promise<void> {
  const rows = people.slice(0, MAX_ROWS);
  const prepared = {
    id,
    project_id: project.id,
    conference_code: conferenceCode,
    staff_id: staff.id,
  };
  const inserted = await tx
    .insertInto("imports")
    .values({
      ...prepared,
      mode: "invite",
      name,
      state: "prepared",
      staff_name: staff.name,
      session_id: staff.sessionId,
      total: rows.length,
      created_at: Date.now(),
    })
    .onConflict((conflict) => conflict.column("id").doNothing())
    .executeTakeFirst();
  if (Number(inserted.numInsertedOrUpdatedRows ?? 0) === 0) return;
  await insertRows(
    tx,
    rows.map((person, index) =>
      plannedRow(prepared, {
        position: index + 1,
        action: "invite",
        email: person.email,
        name: person.name,
        moderator: person.moderator,
        notify: false,
        lifetime: null,
        avatarUrl: "",
        participantCode: null,
        reason: null,
      }),
    ),
  );
}
