import { type RawBuilder, sql, type SqlBool, type Transaction } from "kysely";
import type { Database } from "@/lib/db/schema";
import { wallNow } from "@/lib/platform/clock";

/**
 * Erases the person from Foyer's email: messages, refused addresses and stopped reminders. Cancels pending messages,
 * because nobody can decide about a message to a pseudonym.
 */
export async function eraseMail(
  tx: Transaction<Database>,
  key: string,
  pseudonym: string,
): Promise<void> {
  await tx
    .updateTable("outgoing_mail")
    .set({ state: "canceled", ended_at: wallNow() })
    .where("email_key", "=", key)
    .where("state", "in", ["queued", "unknown"])
    .execute();
  await tx
    .updateTable("outgoing_mail")
    .set((eb) => ({
      // The key of a reminder contains the address. Kept for people who keep access, so that they are not reminded twice.
      key: eb
        .case()
        .when(eb.and([eb("kind", "=", "reminder"), keepsAccess("outgoing_mail")]))
        .then(eb.ref("key"))
        .else(eb(eb.val("erased:"), "||", eb.ref("id")))
        .end(),
      email: pseudonym,
      email_key: pseudonym,
      domain: "",
      response: null,
      latest: 0 as const,
    }))
    .where("email_key", "=", key)
    .execute();
  await tx.deleteFrom("mail_suppressions").where("email_key", "=", key).execute();
  await tx
    .deleteFrom("reminder_opt_outs")
    .where("email_key", "=", key)
    .where((eb) => eb.not(keepsAccess("reminder_opt_outs")))
    .execute();
}

/** Returns an SQL condition: the person of the row is on the conference's roster, with access. */
function keepsAccess(table: "outgoing_mail" | "reminder_opt_outs"): RawBuilder<SqlBool> {
  const column = (name: string) => sql.ref(`${table}.${name}`);
  return sql<SqlBool>`exists (select 1 from participants as p
    where p.project_id = ${column("project_id")} and p.conference_code = ${column("conference_code")}
      and p.email_key = ${column("email_key")} and p.revoked = 0 and p.gone_at is null)`;
}
