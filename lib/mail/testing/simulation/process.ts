import { db } from "@/lib/db/db";
import { registerInstance, sendHeartbeat } from "@/lib/db/heartbeat";
import { withTransaction } from "@/lib/db/transaction";
import { repairFutureTimes } from "@/lib/delivery/repair-future-times";
import { queueInvitation, queueMail } from "@/lib/mail-queue/enqueue";
import { newId } from "@/lib/platform/ids";
import { emailKey } from "@/lib/platform/normalize";
import { queueDueMessages } from "../../queue-due-messages";
import { runMail } from "../../mail-worker";

/* The code of one simulated process: the real email queue, and the actions of people and the mirror. */

/** The background jobs of an instance, with their intervals in the simulation (ms). */
export const jobs = [
  { name: "heartbeat", every: 4_000, run: sendHeartbeat },
  { name: "mail", every: 1_500, run: runMail },
  { name: "mail plan", every: 4_000, run: queueDueMessages },
  { name: "repair", every: 60_000, run: repairFutureTimes },
];

/** Prepares an instance, as `boot` does before the first request. */
export const boot = registerInstance;

const PLACE = { project_id: "project", conference_code: "conference" } as const;

/** Stores an accepted invitation with its email, as the ledger does. */
export async function acceptInvitation(id: string, email: string): Promise<void> {
  await withTransaction(async (tx) => {
    const known = await tx.selectFrom("invitations").select("id").where("id", "=", id).execute();
    if (known.length > 0) return;
    const row = {
      id,
      ...PLACE,
      email,
      kind: "invite" as const,
      staff_id: "staff",
      notify: 1 as const,
    };
    await tx
      .insertInto("invitations")
      .values({
        ...row,
        email_key: emailKey(email),
        name: "",
        moderator: 0,
        state: "sent",
        created_at: 0,
        ended_order: orderNow(),
        own_mail: 1,
      })
      .execute();
    await queueInvitation(tx, { ...row, own_mail: 1 });
  });
}

const orderNow = () =>
  db().selectFrom("sequences").select("value").where("name", "=", "order").$castTo<number>();

/** Shows a participant on the roster, with or without access. */
export async function showOnRoster(email: string, hasAccess: boolean): Promise<void> {
  await withTransaction(async (tx) => {
    await tx
      .updateTable("sequences")
      .set((eb) => ({ value: eb("value", "+", 1) }))
      .where("name", "=", "order")
      .execute();
    const { value } = await tx
      .selectFrom("sequences")
      .select("value")
      .where("name", "=", "order")
      .executeTakeFirstOrThrow();
    await tx
      .updateTable("participants")
      .set({ revoked: hasAccess ? 0 : 1, gone_at: null })
      .where("email_key", "=", emailKey(email))
      .execute();
    await tx.updateTable("syncs").set({ synced_order: value }).execute();
  });
}

/** Moves the conference (ms since 1970), removes its time (null), or deletes it. */
export async function changeConference(change: {
  starts_at?: number | null;
  deleted_at?: number;
}): Promise<void> {
  await db()
    .updateTable("conferences")
    .set((eb) => ({ ...change, version: eb("version", "+", 1) }))
    .execute();
}

/** Pauses, resumes or deletes a reminder. */
export async function changeRule(id: string, paused: 0 | 1 | "removed"): Promise<void> {
  if (paused === "removed") await db().deleteFrom("reminder_rules").where("id", "=", id).execute();
  else await db().updateTable("reminder_rules").set({ paused }).where("id", "=", id).execute();
}

/** Requests a lost link. */
export async function askForLink(email: string): Promise<void> {
  const key = { email, email_key: emailKey(email) };
  await db()
    .insertInto("lost_link_requests")
    .values({ id: newId(), ...PLACE, ...key, created_at: 0 })
    .execute();
}

/** Sends an unknown message again. Returns its key, or null if its result is known. */
export async function sendAgain(id: string): Promise<string | null> {
  return withTransaction(async (tx) => {
    const unknown = await tx
      .selectFrom("outgoing_mail")
      .select(["kind", "project_id", "conference_code", "email", "locale"])
      .select(["invitation_id", "rule_id"])
      .where("id", "=", id)
      .where("state", "=", "unknown")
      .executeTakeFirst();
    if (!unknown) return null;
    const key = `again:${id}`;
    await queueMail(tx, [{ ...unknown, key, staff_id: "staff" }]);
    return key;
  });
}
