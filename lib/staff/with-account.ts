import { sql, type Transaction } from "kysely";
import { record } from "@/lib/audit/record";
import type { ActivityAction } from "@/lib/audit/actions";
import type { AdministratorRights, AuthorizedStaff } from "@/lib/access/guard";
import { isPostgres } from "@/lib/db/db";
import { withTransaction } from "@/lib/db/transaction";
import type { Database } from "@/lib/db/schema";
import type { ErrorCode } from "@/lib/platform/errors";
import { type ActionResult, fail, ok } from "@/lib/platform/result";

type Person = Awaited<ReturnType<typeof find>>;

/** The result of a change and the values to record, or why it was refused. */
type Outcome<T> =
  | { data: T; before?: Record<string, unknown>; after?: Record<string, unknown> }
  | { refused: ErrorCode };

/**
 * Changes one account and records it in one transaction; refused changes are recorded too. Changes to staff
 * are serialized, so that two of them can't remove the last two administrators.
 */
export async function withAccount<T>(
  staff: AuthorizedStaff<AdministratorRights>,
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
      staff,
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

/** Locks the staff table until the transaction ends. SQLite has one writer anyway. */
export async function lockStaff(tx: Transaction<Database>): Promise<void> {
  if (isPostgres()) await sql`lock table staff in share row exclusive mode`.execute(tx);
}

/** Returns true if nobody else could sign in as administrator. */
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
    .select((eb) => eb("password_hash", "is not", null).as("has_password"))
    .where("id", "=", id)
    .executeTakeFirst();
}
