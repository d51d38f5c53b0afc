import type { Kysely, Transaction } from "kysely";
import type { Database } from "@/lib/db/schema";
import { named, seal, type SigningKey, signingKey, unseal } from "@/lib/platform/crypto";

/** The keys that entries can be signed with: the current one and those of replaced secrets. */
export type Keyring = { current: SigningKey; all: ReadonlyMap<string, SigningKey> };

/** Returns the context that binds the seal of a retired key. */
export function retiredKeyContext(keyId: string): string {
  return `activity-key:${keyId}`;
}

/** Returns the keys that this secret decrypts; skips others. */
export async function readKeyring(db: Kysely<Database>, secret: string): Promise<Keyring> {
  const current = signingKey(secret);
  const all = new Map<string, SigningKey>();
  for (const row of (await hasKeys(db)) ? await storedKeys(db) : []) {
    const text = unseal(row.sealed, row.sealing_key_id, retiredKeyContext(row.key_id), secret);
    const key = text === null ? null : named(Buffer.from(text, "base64url"));
    if (key?.keyId === row.key_id) all.set(key.keyId, key);
  }
  return { current, all: all.set(current.keyId, current) };
}

const storedKeys = (db: Kysely<Database>) => db.selectFrom("activity_keys").selectAll().execute();

/** Returns false for a database from before entries were signed. */
async function hasKeys(db: Kysely<Database>): Promise<boolean> {
  const tables = await db.introspection.getTables();
  return tables.some(({ name }) => name === "activity_keys");
}

/** Stores the key of a secret that is being replaced, sealed under the next secret. */
export async function retireKey(
  tx: Transaction<Database>,
  from: string,
  to: string,
): Promise<void> {
  const { key, keyId } = signingKey(from);
  const sealed = seal(key.toString("base64url"), retiredKeyContext(keyId), to);
  const values = { sealed: sealed.sealed, sealing_key_id: sealed.keyId };
  await tx
    .insertInto("activity_keys")
    .values({ key_id: keyId, ...values, retired_at: Date.now() })
    .onConflict((conflict) => conflict.column("key_id").doUpdateSet(values))
    .execute();
}
