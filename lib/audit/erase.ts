import { createHash } from "node:crypto";
import { type Kysely, type Selectable, sql, type Transaction } from "kysely";
import { isPostgres } from "@/lib/db/db";
import type { ActivityTable, Database } from "@/lib/db/schema";

type Entry = Selectable<ActivityTable>;
/** The fields of an entry with personal data. */
export type PersonalFields = Pick<Entry, "subject" | "before" | "after">;

/**
 * Replaces the personal data in entries. Their signatures stay and no longer match, so the digests of the new
 * texts are stored. The caller appends an entry `person.erase` with the digest returned here. Verification
 * accepts a changed entry only with both.
 */
export async function eraseEntries(
  tx: Transaction<Database>,
  erasureId: string,
  entries: readonly Entry[],
  erase: (entry: Entry) => PersonalFields,
): Promise<string> {
  const erased = entries.map((entry) => ({ ...entry, ...erase(entry) }));
  await allowChanges(tx, async () => {
    for (const { id, subject, before, after } of erased) {
      await tx
        .updateTable("activity")
        .set({ subject, before, after })
        .where("id", "=", id)
        .execute();
    }
  });
  const rows = erased.map((entry) => ({
    erasure_id: erasureId,
    seq: entry.seq,
    digest: digestOf(entry),
  }));
  for (let first = 0; first < rows.length; first += 200) {
    await tx
      .insertInto("activity_erasures")
      .values(rows.slice(first, first + 200))
      .execute();
  }
  return digestOfAll(rows);
}

/** Turns off the triggers that refuse changes to the activity, in this transaction only. */
async function allowChanges(tx: Transaction<Database>, change: () => Promise<void>): Promise<void> {
  if (isPostgres()) {
    await sql`alter table activity disable trigger activity_no_change`.execute(tx);
    await change();
    await sql`alter table activity enable trigger activity_no_change`.execute(tx);
    return;
  }
  await sql`drop trigger if exists activity_no_update`.execute(tx);
  await change();
  await sql`create trigger activity_no_update before update on activity
    begin select raise(abort, 'activity is append-only'); end`.execute(tx);
}

function digestOf(entry: Entry): string {
  const { seq, hash, subject, before, after } = entry;
  const values = [seq, hash, subject, before, after];
  return createHash("sha256").update(JSON.stringify(values)).digest("hex");
}

function digestOfAll(rows: readonly { seq: number; digest: string }[]): string {
  const values = rows.map(({ seq, digest }) => [seq, digest]).toSorted(bySeq);
  return createHash("sha256").update(JSON.stringify(values)).digest("hex");
}

const bySeq = ([one]: (string | number)[], [other]: (string | number)[]) =>
  Number(one) - Number(other);

/** The erasures of the activity, for verification. */
export class Erasures {
  #known = new Map<string, { seq: number; digest: string }[]>();
  #used = new Map<string, number>();

  /** Reads which entries were changed. A database of an older version has none. */
  static async read(db: Kysely<Database>): Promise<Erasures> {
    const erasures = new Erasures();
    const tables = await db.introspection.getTables();
    if (!tables.some(({ name }) => name === "activity_erasures")) return erasures;
    for (const row of await db.selectFrom("activity_erasures").selectAll().execute()) {
      const rows = erasures.#known.get(row.erasure_id) ?? [];
      erasures.#known.set(row.erasure_id, [...rows, row]);
    }
    return erasures;
  }

  /** Returns true if an erasure has the digest of this entry's text. The erasure must be confirmed later. */
  explains(entry: Entry): boolean {
    const digest = digestOf(entry);
    for (const [id, rows] of this.#known) {
      if (!rows.some((row) => row.seq === entry.seq && row.digest === digest)) continue;
      if (!this.#used.has(id)) this.#used.set(id, entry.seq);
      return true;
    }
    return false;
  }

  /** Reads an entry with an intact signature: a `person.erase` entry confirms its erasure. */
  confirm(entry: Entry): void {
    if (entry.action !== "person.erase" || entry.after === null) return;
    for (const [id, rows] of this.#known) {
      if (entry.after.includes(`"${id}"`) && entry.after.includes(`"${digestOfAll(rows)}"`)) {
        this.#used.delete(id);
      }
    }
  }

  /** Returns the first entry that an unconfirmed erasure changed; null if there is none. */
  unconfirmed(): number | null {
    return this.#used.size === 0 ? null : Math.min(...this.#used.values());
  }
}
