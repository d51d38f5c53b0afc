import { record } from "@/lib/audit/record";
import { requireRecentSignIn } from "@/lib/access/require-recent-sign-in";
import { makeWelcomeLink } from "@/lib/access/welcome-link";
import { withTransaction } from "@/lib/db/transaction";
import { newId } from "@/lib/platform/ids";
import { emailKey } from "@/lib/platform/normalize";
import { type ActionResult, fail, ok } from "@/lib/platform/result";
import { lockStaff } from "./with-account";
import type { StaffFields, WelcomeLink } from "./schema";

/** Adds an account without a password. Returns the one-time link for setting one. */
export async function addStaff(input: StaffFields): Promise<ActionResult<WelcomeLink>> {
  const staff = await requireRecentSignIn("administrator");
  const { name, role } = input;
  const email = emailKey(input.email);
  return withTransaction(async (tx): Promise<ActionResult<WelcomeLink>> => {
    await lockStaff(tx);
    const known = await tx
      .selectFrom("staff")
      .select("id")
      .where("email", "=", email)
      .executeTakeFirst();
    if (known) return fail("invalid", { fields: { email: "staffKnown" } });
    const id = newId();
    const account = { id, email, name, role, password_hash: null, closed_at: null };
    await tx
      .insertInto("staff")
      .values({ ...account, created_at: Date.now() })
      .execute();
    const link = await makeWelcomeLink(tx, id, staff.id);
    await record(tx, {
      staff,
      projectId: null,
      action: "staff.add",
      outcome: "done",
      subject: email,
      after: { name, role },
    });
    return ok({ email, name, ...link });
  });
}
