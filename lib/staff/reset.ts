import type { Transaction } from "kysely";
import { notifyAdministrators } from "@/lib/access/add-notice";
import { requireRecentSignIn } from "@/lib/access/require-recent-sign-in";
import { endSessionsOf } from "@/lib/access/sessions";
import { removeTwoSteps } from "@/lib/access/two-step/remove";
import { makeWelcomeLink } from "@/lib/access/welcome-link";
import type { Database } from "@/lib/db/schema";
import type { ActionResult } from "@/lib/platform/result";
import { withAccount, isLastAdministrator } from "./with-account";
import type { StaffId, WelcomeLink } from "./schema";

/**
 * Removes a password and ends the person's sessions. Returns a one-time link for setting a new one. All
 * administrators get a notice, unless the person never had a password.
 */
export async function resetPassword({ id }: StaffId): Promise<ActionResult<WelcomeLink>> {
  const staff = await requireRecentSignIn("administrator");
  return withAccount<WelcomeLink>(staff, id, "staff.reset", async (tx, person) => {
    if (person.closed_at !== null) return { refused: "conflict" };
    if (await isLastAdministrator(tx, person)) return { refused: "last-administrator" };
    await tx
      .updateTable("staff")
      .set({ password_hash: null, version: person.version + 1 })
      .where("id", "=", id)
      .execute();
    await endSessionsOf(tx, id);
    // The person may also sign in with the identity provider or a passkey.
    await tx.deleteFrom("passkeys").where("staff_id", "=", id).execute();
    await tx.deleteFrom("identities").where("staff_id", "=", id).execute();
    if (person.has_password) await notifyOfReset(tx, staff, person);
    const link = await makeWelcomeLink(tx, id, staff.id);
    return { data: { email: person.email, name: person.name, ...link } };
  });
}

/**
 * Turns a person's two-step verification off and removes their passkeys, for example after they lost
 * their device. Their other sessions end. Their password alone is enough until they set it up again. All
 * administrators get a notice.
 */
export async function resetTwoSteps({ id }: StaffId): Promise<ActionResult<StaffId>> {
  const staff = await requireRecentSignIn("administrator");
  return withAccount<StaffId>(staff, id, "staff.reset-two-steps", async (tx, person) => {
    const passkeys = await tx.deleteFrom("passkeys").where("staff_id", "=", id).executeTakeFirst();
    const wasOn = await removeTwoSteps(tx, id);
    if (!wasOn && passkeys.numDeletedRows === 0n) return { refused: "conflict" };
    await tx
      .updateTable("staff")
      .set({ version: person.version + 1 })
      .where("id", "=", id)
      .execute();
    await endSessionsOf(tx, id, staff.sessionId);
    await notifyOfReset(tx, staff, person);
    return { data: { id } };
  });
}

type Person = { name: string; email: string };

function notifyOfReset(tx: Transaction<Database>, staff: Person, person: Person): Promise<void> {
  return notifyAdministrators(tx, {
    kind: "sign-in-reset",
    name: person.name || person.email,
    by: staff.name || staff.email,
  });
}
