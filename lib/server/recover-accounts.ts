import { userInfo } from "node:os";
import type { Transaction } from "kysely";
import { notifyAdministrators } from "@/lib/access/add-notice";
import { endSessionsOf } from "@/lib/access/sessions";
import { forgetAttempts } from "@/lib/access/sign-in/attempts";
import { removeTwoSteps } from "@/lib/access/two-step/remove";
import { makeWelcomeLink } from "@/lib/access/welcome-link";
import type { ActivityAction } from "@/lib/audit/actions";
import { record } from "@/lib/audit/record";
import type { Database, Role } from "@/lib/db/schema";
import { withTransaction } from "@/lib/db/transaction";
import { ConfigurationError } from "@/lib/platform/configuration-error";
import { newId } from "@/lib/platform/ids";
import { emailKey } from "@/lib/platform/normalize";
import { lockStaff } from "@/lib/staff/with-account";

type Person = { id: string; email: string; name: string; closed_at: number | null };
type Link = { link: string; until: number };

/**
 * Restores a person's access: returns a one-time link to set a password, removes two-step verification, locks
 * and provider links, and reopens a closed account. All sessions end, and administrators get a notice. Throws
 * ConfigurationError for an unknown address.
 */
export function resetSignIn(email: string): Promise<Link> {
  return change(email, "staff.recover", async (tx, { id, email, name }) => {
    await tx
      .updateTable("staff")
      .set((eb) => ({ password_hash: null, closed_at: null, version: eb("version", "+", 1) }))
      .where("id", "=", id)
      .execute();
    await endSessionsOf(tx, id);
    await removeTwoSteps(tx, id);
    for (const table of ["identities", "passkeys"] as const) {
      await tx.deleteFrom(table).where("staff_id", "=", id).execute();
    }
    await forgetAttempts(tx, email);
    await notifyAdministrators(tx, { kind: "staff-recovered", name: name || email });
    return makeWelcomeLink(tx, id, id);
  });
}

/** Lifts the locks of an account. Throws ConfigurationError for an unknown address. */
export function unlockSignIn(email: string): Promise<void> {
  return change(email, "staff.unlock", (tx, person) => forgetAttempts(tx, person.email));
}

/**
 * Turns a person's two-step verification off, removes their passkeys and ends their sessions. Returns false if it was off.
 * Throws ConfigurationError for an unknown address.
 */
export function turnOffTwoStep(email: string): Promise<boolean> {
  return change(email, "staff.reset-two-steps", async (tx, { id, name, email }) => {
    const wasOn = await removeTwoSteps(tx, id);
    await tx.deleteFrom("passkeys").where("staff_id", "=", id).execute();
    await tx
      .updateTable("staff")
      .set((eb) => ({ version: eb("version", "+", 1) }))
      .where("id", "=", id)
      .execute();
    await endSessionsOf(tx, id);
    await notifyAdministrators(tx, { kind: "staff-recovered", name: name || email });
    return wasOn;
  });
}

/** Adds an account and returns its one-time link. Throws ConfigurationError if the address has an account. */
export async function createAccount(typed: string, name: string, role: Role): Promise<Link> {
  const email = emailKey(typed);
  return withTransaction(async (tx) => {
    await lockStaff(tx);
    if (await find(tx, email)) throw new ConfigurationError(`${email} has an account already.`);
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
    await notifyAdministrators(tx, { kind: "staff-recovered", name: name || email });
    const link = await makeWelcomeLink(tx, id, id);
    await note(tx, "staff.add", email, { name, role });
    return link;
  });
}

async function change<T>(
  typed: string,
  action: ActivityAction,
  run: (tx: Transaction<Database>, person: Person) => Promise<T>,
): Promise<T> {
  const email = emailKey(typed);
  return withTransaction(async (tx) => {
    await lockStaff(tx);
    const person = await find(tx, email);
    if (!person) throw new ConfigurationError(`There is no account for ${email}.`);
    const result = await run(tx, person);
    await note(tx, action, email);
    return result;
  });
}

function find(tx: Transaction<Database>, email: string): Promise<Person | undefined> {
  return tx
    .selectFrom("staff")
    .select(["id", "email", "name", "closed_at"])
    .where("email", "=", email)
    .executeTakeFirst();
}

function note(
  tx: Transaction<Database>,
  action: ActivityAction,
  subject: string,
  after: Record<string, unknown> = {},
): Promise<void> {
  const by = { from: "command line", user: userInfo().username };
  const entry = { staff: null, projectId: null, action, outcome: "done" as const };
  return record(tx, { ...entry, subject, after: { ...after, ...by } });
}
