import type { ReminderOptOutTable } from "@/lib/db/schema";
import { db } from "@/lib/db/db";
import { hashToken, keyedHash } from "@/lib/platform/crypto";
import { withBase } from "@/lib/platform/base-path";
import { wallNow } from "@/lib/platform/clock";
import { env } from "@/lib/platform/env";
import { routes } from "@/lib/platform/routes";

/** Length of a token (characters): 132 bits in base64url, as in a personal link. */
const TOKEN_LENGTH = 22;

type Person = Pick<ReminderOptOutTable, "project_id" | "conference_code" | "email" | "email_key">;
type Key = Omit<Person, "email">;

/**
 * Returns the URL with which a person stops the reminders of a conference, the same in every reminder. It is
 * derived from the secret, so only its hash is stored. Links sent with an earlier secret still work.
 */
export async function stopLink(person: Person): Promise<string> {
  const { project_id, conference_code, email, email_key } = person;
  const whom = JSON.stringify([project_id, conference_code, email_key]);
  const token = keyedHash(whom, "foyer reminder opt-out v1", env().secret).slice(0, TOKEN_LENGTH);
  await db()
    .insertInto("reminder_opt_outs")
    .values({
      token_hash: hashToken(token),
      project_id,
      conference_code,
      email,
      email_key,
      created_at: wallNow(),
      stopped_at: null,
    })
    .onConflict((conflict) => conflict.column("token_hash").doNothing())
    .execute();
  return stopUrl(token);
}

/** Returns the URL of a token's page. */
export function stopUrl(token: string): string {
  return env().guestUrl + withBase(routes.stopReminders(token));
}

/** Returns true if the person stopped the reminders of this conference. */
export async function hasStoppedReminders(person: Key): Promise<boolean> {
  return (await stoppedRemindersAt(person)) !== null;
}

/** Returns when the person stopped the reminders of this conference; null if they did not. */
export async function stoppedRemindersAt(person: Key): Promise<number | null> {
  const row = await db()
    .selectFrom("reminder_opt_outs")
    .select("stopped_at")
    .where("project_id", "=", person.project_id)
    .where("conference_code", "=", person.conference_code)
    .where("email_key", "=", person.email_key)
    .where("stopped_at", "is not", null)
    .executeTakeFirst();
  return row?.stopped_at ?? null;
}
