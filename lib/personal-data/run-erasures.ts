import { createHash } from "node:crypto";
import { type Selectable, sql, type Transaction } from "kysely";
import { eraseEntries } from "@/lib/audit/erase";
import { record } from "@/lib/audit/record";
import { db, isPostgres } from "@/lib/db/db";
import type { ActivityTable, Database, ErasureTable } from "@/lib/db/schema";
import { compactSearchIndex } from "@/lib/db/search-index";
import { withTransaction } from "@/lib/db/transaction";
import { keyedHash } from "@/lib/platform/crypto";
import { env } from "@/lib/platform/env";
import { emailKey } from "@/lib/platform/normalize";
import * as z from "@/lib/platform/zod";
import { findEntries } from "./collect";
import { eraseRows } from "./erase-rows";
import { skipUnsent } from "./skip-unsent";
import { withoutPerson } from "./without-person";

/** Completes erasures of people without requests in flight. Returns how many it completed. */
export async function runErasures(): Promise<number> {
  let done = 0;
  for (const erasure of await db().selectFrom("erasures").selectAll().execute()) {
    if (await complete(erasure)) done += 1;
  }
  return done;
}

/** Selects pending invitations and revocations, which would write the person's data again. */
async function isInFlight(tx: Transaction<Database>, key: string): Promise<boolean> {
  const invitation = await tx
    .selectFrom("invitations")
    .select("id")
    .where("email_key", "=", key)
    .where("state", "in", ["planned", "sending"])
    .executeTakeFirst();
  const revocation = await tx
    .selectFrom("participants")
    .select("code")
    .where("email_key", "=", key)
    .where("revocation_id", "is not", null)
    .executeTakeFirst();
  const message = await tx
    .selectFrom("outgoing_mail")
    .select("id")
    .where("email_key", "=", key)
    .where("state", "=", "sending")
    .executeTakeFirst();
  return [invitation, revocation, message].some((one) => one !== undefined);
}

/** Returns false while a request about the person is in flight. */
async function complete(erasure: Selectable<ErasureTable>): Promise<boolean> {
  const { id, email_key: key, staff_id, staff_name, session_id } = erasure;
  const projects = await db().selectFrom("projects").select("id").execute();
  const pseudonym = `erased ${pseudonymOf(key)}`;
  return withTransaction(async (tx) => {
    await skipUnsent(tx, key);
    if (await isInFlight(tx, key)) return false;
    await overwriteDeleted(tx);
    const taken = await tx.deleteFrom("erasures").where("id", "=", id).executeTakeFirst();
    if (Number(taken.numDeletedRows) === 0) return false;
    const people = await peopleOf(tx, key);
    const entries = await findEntries(
      tx,
      projects.map((project) => project.id),
      key,
      people.map(({ code }) => code),
    );
    const emails = [key, ...people.map(({ email }) => email)];
    const names = [
      ...people.map(({ name }) => name),
      ...(await invitedNames(tx, key)),
      ...namesIn(entries, key),
    ];
    const person = { emails, names: names.filter(Boolean) };
    const erase = withoutPerson(person, pseudonym);
    const digest = await eraseEntries(tx, id, entries, erase);
    const erased = await eraseRows(tx, key, pseudonym);
    await compactSearchIndex(tx);
    await record(tx, {
      staff: { id: staff_id, name: staff_name, sessionId: session_id },
      projectId: null,
      action: "person.erase",
      outcome: "done",
      subject: pseudonym,
      after: { erasure: id, digest, entries: entries.length, ...erased },
    });
    return true;
  });
}

/** Overwrites deleted data, which SQLite would leave in unused parts of its file. The setting is per connection. */
async function overwriteDeleted(tx: Transaction<Database>): Promise<void> {
  if (!isPostgres()) await sql`pragma secure_delete = on`.execute(tx);
}

function peopleOf(tx: Transaction<Database>, key: string) {
  return tx
    .selectFrom("participants")
    .select(["project_id", "code", "name", "email"])
    .where("email_key", "=", key)
    .execute();
}

async function invitedNames(tx: Transaction<Database>, key: string): Promise<string[]> {
  const rows = await tx
    .selectFrom("invitations")
    .select("name")
    .distinct()
    .where("email_key", "=", key)
    .execute();
  return rows.map(({ name }) => name);
}

const Named = z.object({ name: z.optional(z.string()) });

/** Returns the person's earlier names, from the activity entries about them as a participant. */
function namesIn(entries: readonly Selectable<ActivityTable>[], key: string): string[] {
  return entries
    .filter((entry) => entry.participant_code !== null || emailKey(entry.subject) === key)
    .flatMap(({ before, after }) => [before, after])
    .flatMap((json) => (json === null ? [] : (Named.safeParse(JSON.parse(json)).data?.name ?? [])));
}

/** Returns a pseudonym: stable per person, and not testable against addresses without the secret. */
function pseudonymOf(key: string): string {
  const hash = keyedHash(key, "erased person", env().secret);
  return createHash("sha256").update(hash).digest("hex").slice(0, 16);
}
