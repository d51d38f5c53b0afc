import { ConfigurationError } from "@/lib/platform/configuration-error";
import { db } from "@/lib/db/db";
import { env } from "@/lib/platform/env";
import { keyIdOf, seal, unseal } from "@/lib/platform/crypto";

/** The context that the check value is sealed with. */
export const CHECK_CONTEXT = "secret check";
const TEXT = "foyer";

/**
 * Checks that the secret is the one that the database is encrypted with; the first start stores a check
 * value. Throws ConfigurationError when it differs.
 */
export async function checkSecret(): Promise<void> {
  const known = await read();
  if (known) return accept(unseal(known.sealed, known.key_id, CHECK_CONTEXT) === TEXT);
  accept(await sealedWithOurs());
  const { sealed, keyId } = seal(TEXT, CHECK_CONTEXT);
  await db()
    .insertInto("secret_check")
    .values({ id: 1, sealed, key_id: keyId })
    .onConflict((conflict) => conflict.column("id").doNothing())
    .execute();
  // Another instance may have been first, with another secret.
  const written = await read();
  accept(written !== undefined && unseal(written.sealed, written.key_id, CHECK_CONTEXT) === TEXT);
}

function accept(right: boolean): void {
  if (right) return;
  throw new ConfigurationError(
    "NEXTAUTH_SECRET doesn't match the secret this database is encrypted with. Restore the previous value, or re-encrypt with: npm run secrets:rotate",
  );
}

/** A database without a check value: compares with the key of its links. */
async function sealedWithOurs(): Promise<boolean> {
  const link = await db().selectFrom("links").select("key_id").limit(1).executeTakeFirst();
  return link === undefined || link.key_id === keyIdOf(env().secret);
}

function read() {
  return db().selectFrom("secret_check").select(["sealed", "key_id"]).executeTakeFirst();
}
