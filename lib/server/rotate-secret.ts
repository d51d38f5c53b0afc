import { sql, type Transaction } from "kysely";
import { ConfigurationError } from "@/lib/platform/configuration-error";
import { isPostgres } from "@/lib/db/db";
import { withTransaction } from "@/lib/db/transaction";
import type { Database } from "@/lib/db/schema";
import { isAlive } from "@/lib/db/heartbeat";
import { seal, signingKey, unseal } from "@/lib/platform/crypto";
import { retireKey } from "@/lib/audit/keyring";
import { append } from "@/lib/audit/record";
import { SEALED_COLUMNS, type SealedColumn } from "./sealed-columns";

/**
 * Encrypts every sealed column and signs the activity with the new secret, in one transaction. The old key
 * stays, to verify old entries. Returns the number of encrypted values. Throws ConfigurationError if the old
 * secret does not decrypt one of them, or if an instance is running.
 */
export async function rotateSecret(from: string, to: string): Promise<number> {
  return withTransaction(async (tx) => {
    await refuseWhileRunning(tx);
    let sealed = 0;
    for (const column of SEALED_COLUMNS) sealed += await rotateColumn(tx, column, from, to);
    await retireKey(tx, from, to);
    // The activity must end with an entry that the new secret signed.
    const entry = {
      staff: null,
      projectId: null,
      action: "encryption.replace",
      subject: "",
    } as const;
    await append(tx, signingKey(to), [{ ...entry, outcome: "done" }]);
    return sealed;
  });
}

async function refuseWhileRunning(tx: Transaction<Database>): Promise<void> {
  // On SQLite, the lock of the data folder ensures it.
  if (!isPostgres()) return;
  const alive = await tx.selectFrom("instances").select("id").where(isAlive()).executeTakeFirst();
  if (alive) {
    throw new ConfigurationError(
      "Foyer is running. Stop all instances, wait 20 seconds and try again.",
    );
  }
}

type Row = { id: string | number; sealed: string | null; keyId: string | null; bound: unknown };

async function rotateColumn(
  tx: Transaction<Database>,
  column: SealedColumn,
  from: string,
  to: string,
): Promise<number> {
  const { table, keyId, id, boundTo, context, hash } = column;
  const { rows } = await sql<Row>`
    select ${sql.ref(id)} as id, ${sql.ref(column.column)} as sealed,
      ${sql.ref(keyId)} as "keyId", ${sql.ref(boundTo)} as bound
    from ${sql.table(table)} where ${sql.ref(column.column)} is not null`.execute(tx);
  for (const row of rows) {
    const bound = context(String(row.bound));
    const text = unseal(row.sealed ?? "", row.keyId ?? "", bound, from);
    if (text === null) {
      throw new ConfigurationError(
        "The old secret doesn't decrypt this database. Set FOYER_OLD_SECRET to the secret in use.",
      );
    }
    const anew = seal(text, bound, to);
    const hashed = hash ? sql`, ${sql.ref(hash.column)} = ${hash.of(text, to)}` : sql``;
    await sql`
      update ${sql.table(table)}
      set ${sql.ref(column.column)} = ${anew.sealed}, ${sql.ref(keyId)} = ${anew.keyId}${hashed}
      where ${sql.ref(id)} = ${row.id}`.execute(tx);
  }
  return rows.length;
}
