import { type RawBuilder, sql, type SqlBool, type Transaction } from "kysely";
import type { Database } from "@/lib/db/schema";
import { wallNow } from "@/lib/platform/clock";
import { emailKey } from "@/lib/platform/normalize";
import * as z from "@/lib/platform/zod";
import { patternOf } from "./collect";

/** The part of a snapshot that names people; the other parts stay unchanged. */
const People = z.looseObject({ people: z.array(z.looseObject({ email: z.string() })) });

/**
 * Removes the data of a person from all tables except the activity. Participants with access stay on their roster,
 * which Boomstream owns. Returns the number of rows of each kind.
 */
export async function eraseRows(tx: Transaction<Database>, key: string, pseudonym: string) {
  const own = await tx
    .selectFrom("participants")
    .select(["project_id", "code"])
    .where("email_key", "=", key)
    .where((eb) => eb.or([eb("revoked", "=", 1), eb("gone_at", "is not", null)]))
    .execute();
  const everywhere = await tx
    .selectFrom("participants")
    .select(["project_id", "code"])
    .where("email_key", "=", key)
    .execute();
  for (const { project_id, code } of everywhere) {
    await tx
      .deleteFrom("personal_links")
      .where("project_id", "=", project_id)
      .where("participant_code", "=", code)
      .execute();
  }
  for (const row of own) {
    await tx
      .insertInto("erased_participants")
      .values(row)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    await tx
      .deleteFrom("participants")
      .where("project_id", "=", row.project_id)
      .where("code", "=", row.code)
      .execute();
    await tx
      .deleteFrom("writes")
      .where("project_id", "=", row.project_id)
      .where("participant_code", "=", row.code)
      .execute();
  }
  await tx
    .updateTable("participants")
    .set((eb) => ({ link_id: null, version: eb("version", "+", 1) }))
    .where("email_key", "=", key)
    .execute();
  const links = await tx.deleteFrom("links").where("email_key", "=", key).executeTakeFirst();
  await eraseFromImportNames(tx, key);
  // Clears the due time, so that no worker handles the pseudonym.
  await tx
    .updateTable("invitations")
    .set({ state: "failed", error_code: "unknown-outcome", due_at: null })
    .where("email_key", "=", key)
    .where("state", "=", "unknown")
    .execute();
  const invitations = await tx
    .updateTable("invitations")
    .set({
      email: pseudonym,
      email_key: pseudonym,
      name: "",
      avatar_url: null,
      error_message: null,
      known_before: null,
      participant_code: null,
    })
    .where("email_key", "=", key)
    .executeTakeFirst();
  await eraseMail(tx, key, pseudonym);
  await tx.deleteFrom("mail_suppressions").where("email_key", "=", key).execute();
  await tx
    .deleteFrom("reminder_opt_outs")
    .where("email_key", "=", key)
    .where((eb) => eb.not(keepsAccess("reminder_opt_outs")))
    .execute();
  await tx.deleteFrom("lost_link_requests").where("email_key", "=", key).execute();
  await tx.deleteFrom("writes").where("email_key", "=", key).execute();
  await tx
    .deleteFrom("submissions")
    .where("state", "<>", "sending")
    .where(sql<boolean>`lower(coalesce(result, '')) like ${patternOf(key)} escape '\\'`)
    .execute();
  await eraseFromSnapshots(tx, key);
  return {
    participants: own.length,
    links: Number(links.numDeletedRows),
    invitations: Number(invitations.numUpdatedRows),
  };
}

/** Cancels the messages to the person, because nobody can decide about a message to a pseudonym. */
async function eraseMail(tx: Transaction<Database>, key: string, pseudonym: string): Promise<void> {
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
}

/** Returns an SQL condition: the person of the row is on the conference's roster, with access. */
function keepsAccess(table: "outgoing_mail" | "reminder_opt_outs"): RawBuilder<SqlBool> {
  const column = (name: string) => sql.ref(`${table}.${name}`);
  return sql<SqlBool>`exists (select 1 from participants as p
    where p.project_id = ${column("project_id")} and p.conference_code = ${column("conference_code")}
      and p.email_key = ${column("email_key")} and p.revoked = 0 and p.gone_at is null)`;
}

/** Clears the names of imports that contain the person: a pasted list is named after its first words. */
async function eraseFromImportNames(tx: Transaction<Database>, key: string): Promise<void> {
  const named = await tx
    .selectFrom("invitations as i")
    .innerJoin("imports as m", "m.id", "i.import_id")
    .select(["m.id", "m.name", "i.name as person"])
    .where("i.email_key", "=", key)
    .where("m.name", "<>", "")
    .execute();
  for (const { id, name, person } of named) {
    const words = [key, ...(person === "" ? [] : [person.toLowerCase()])];
    if (!words.some((word) => name.toLowerCase().includes(word))) continue;
    await tx.updateTable("imports").set({ name: "" }).where("id", "=", id).execute();
  }
}

async function eraseFromSnapshots(tx: Transaction<Database>, key: string): Promise<void> {
  const snapshots = await tx
    .selectFrom("conference_snapshots")
    .select(["id", "content"])
    .where(sql<boolean>`lower(content) like ${`%${key}%`}`)
    .execute();
  for (const { id, content } of snapshots) {
    const snapshot = People.parse(JSON.parse(content));
    const people = snapshot.people.filter(({ email }) => emailKey(email) !== key);
    await tx
      .updateTable("conference_snapshots")
      .set({ content: JSON.stringify({ ...snapshot, people }), people: people.length })
      .where("id", "=", id)
      .execute();
  }
}
