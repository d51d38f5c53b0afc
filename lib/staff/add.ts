import { record } from "@/lib/audit/record";
import type { SignedIn } from "@/lib/access/guard";
import { withTransaction } from "@/lib/db/transaction";
import { emailKey } from "@/lib/platform/normalize";
import { newId } from "@/lib/platform/ids";
import { type ActionResult, fail, ok } from "@/lib/platform/result";
import { lockStaff } from "./change";
import type { StaffFields, WelcomeLink } from "./schema";
import { makeWelcomeLink } from "@/lib/access/welcome-link";

/** Makes an account without a password, and the one-time link by which its person sets one. */
export async function add(
  by: SignedIn,
  { email: typed, name, role }: StaffFields,
): Promise<ActionResult<WelcomeLink>> {
  const email = emailKey(typed);
  return withTransaction(async (tx): Promise<ActionResult<WelcomeLink>> => {
    await lockStaff(tx);
    const known = await tx
      .selectFrom("staff")
      .select("id")
      .where("email", "=", email)
      .executeTakeFirst();
    if (known) return fail("invalid", { fields: { email: "staffKnown" } });
    const id = newId();
    await tx
      .insertInto("staff")
      .values({
        id,
        email,
        name,
        role,
        password_hash: null,
        closed_at: null,
        created_at: Date.now(),
      })
      .execute();
    const made = await makeWelcomeLink(tx, id, by.id);
    await record(tx, {
      staff: by,
      projectId: null,
      action: "staff.add",
      outcome: "done",
      subject: email,
      after: { name, role },
    });
    return ok({ email, name, ...made });
  });
}
