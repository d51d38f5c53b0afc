import { sql, type Transaction } from "kysely";
import { record } from "@/lib/audit/record";
import type { ActivityAction } from "@/lib/audit/record";
import type { SignedIn } from "@/lib/access/guard";
import { isPostgres } from "@/lib/db/db";
import { withTransaction } from "@/lib/db/transaction";
import type { Database } from "@/lib/db/schema";
import type { ErrorCode } from "@/lib/platform/errors";
import { type ActionResult, fail, ok } from "@/lib/platform/result";

type Person = Awaited<ReturnType<typeof find>>;

/** What a change did: its answer and what the record shows; or why it was refused. */
type Outcome<T> =
  | { data: T; before?: Record<string, unknown>; after?: Record<string, unknown> }
  | { refused: ErrorCode };

/**
 * Changes one account in one transaction, with its row in the activity, also where it is refused.
 * Changes to staff are made one after the other, so that two of them can't each leave the other to
 * be the last administrator.
 */
export async function changeAccount<T>(
  by: SignedIn,
  id: string,
  action: ActivityAction,
  change: (tx: Transaction<Database>, person: NonNullable<Person>) => Promise<Outcome<T>>,
): Promise<ActionResult<T>> {
  return withTransaction(async (tx): Promise<ActionResult<T>> => {
    await lockStaff(tx);
    const person = await find(tx, id);
    if (!person) return fail("not-found");
    const result = await change(tx, person);
    const refused = "refused" in result ? result.refused : undefined;
    await record(tx, {
      staff: by,
      projectId: null,
      action,
      subject: person.email,
      outcome: refused ? "refused" : "done",
      ...("refused" in result
        ? { errorCode: result.refused }
        : { before: result.before, after: result.after }),
    });
    return "refused" in result ? fail(result.refused) : ok(result.data);
  });
}

/** Until the transaction ends nobody else changes staff. SQLite has one writer as it is. */
export async function lockStaff(tx: Transaction<Database>): Promise<void> {
  if (isPostgres()) await sql`lock table staff in share row exclusive mode`.execute(tx);
}

/** Whether without this person nobody could sign in as administrator. */
export async function isLastAdministrator(
  tx: Transaction<Database>,
  { id, role, closed_at }: NonNullable<Person>,
): Promise<boolean> {
  if (role !== "administrator" || closed_at !== null) return false;
  const other = await tx
    .selectFrom("staff")
    .select("id")
    .where("role", "=", "administrator")
    .where("closed_at", "is", null)
    .where("password_hash", "is not", null)
    .where("id", "<>", id)
    .limit(1)
    .executeTakeFirst();
  return other === undefined;
}

function find(tx: Transaction<Database>, id: string) {
  return tx
    .selectFrom("staff")
    .select(["id", "email", "name", "role", "closed_at", "version"])
    .where("id", "=", id)
    .executeTakeFirst();
}
