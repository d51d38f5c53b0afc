import { sql, type Transaction } from "kysely";
import type { Database } from "@/lib/db/schema";
import { emailKey } from "@/lib/platform/normalize";
import * as z from "@/lib/platform/zod";
import { patternOf } from "./collect";
import { eraseMail } from "./erase-mail";

/** The part of a snapshot that names people; the other parts stay unchanged. */
const People = z.looseObject({ people: z.array(z.looseObject({ email: z.string() })) });

/**
 * Removes the data of a person from all tables except the activity. Participants with access stay on their roster,
 * which Boomstream owns. Returns the number of rows of each kind.
 */
export async function eraseRows(tx: Transaction<Database>, key: string, pseudonym: string) {
  const participants = await eraseParticipants(tx, key);
  const links = await tx.deleteFrom("links").where("email_key", "=", key).executeTakeFirst();
  await eraseFromImportNames(tx, key);
  const invitations = await eraseInvitations(tx, key, pseudonym);
  await eraseMail(tx, key, pseudonym);
  await tx.deleteFrom("lost_link_requests").where("email_key", "=", key).execute();
  await tx.deleteFrom("writes").where("email_key", "=", key).execute();
  await tx
    .deleteFrom("submissions")
    .where("state", "<>", "sending")
    .where(sql<boolean>`lower(coalesce(result, '')) like ${patternOf(key)} escape '\\'`)
    .execute();
  await eraseFromSnapshots(tx, key);
  return { participants, links: Number(links.numDeletedRows), invitations };
}

/** Deletes the person's personal links, and the participants without access. Returns the number of participants. */
async function eraseParticipants(tx: Transaction<Database>, key: string): Promise<number> {
  const withoutAccess = await tx
    .selectFrom("participants")
    .select(["project_id", "code"])
    .where("email_key", "=", key)
    .where((eb) => eb.or([eb("revoked", "=", 1), eb("gone_at", "is not", null)]))
    .execute();
  const all = await tx
    .selectFrom("participants")
    .select(["project_id", "code"])
    .where("email_key", "=", key)
    .execute();
  for (const { project_id, code } of all) {
    await tx
      .deleteFrom("personal_links")
      .where("project_id", "=", project_id)
      .where("participant_code", "=", code)
      .execute();
  }
  for (const row of withoutAccess) {
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
  return withoutAccess.length;
}

/** Replaces the person in the ledger by the pseudonym. Returns the number of rows. */
async function eraseInvitations(
  tx: Transaction<Database>,
  key: string,
  pseudonym: string,
): Promise<number> {
  // Clears the due time, so that no worker handles the pseudonym.
  await tx
    .updateTable("invitations")
    .set({ state: "failed", error_code: "unknown-outcome", due_at: null })
    .where("email_key", "=", key)
    .where("state", "=", "unknown")
    .execute();
  const erased = await tx
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
  return Number(erased.numUpdatedRows);
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
