import "server-only";
import { encryptedCookie } from "@/lib/access/cookies";
import { db } from "@/lib/db/db";
import * as z from "@/lib/platform/zod";

/** The time limit for using an authenticator (seconds). */
const LIFETIME = 5 * 60;

const cookie = encryptedCookie({
  name: "foyer.passkey",
  salt: "foyer passkey challenge",
  maxAge: () => LIFETIME,
  schema: z.object({ challenge: z.string(), purpose: z.string() }),
});

/** Stores a challenge in this browser, encrypted, for five minutes and one purpose. */
export function storeChallenge(challenge: string, purpose: string): Promise<void> {
  return cookie.write({ challenge, purpose });
}

/** Returns this browser's challenge for the purpose and removes it; null if there is none. */
export async function takeChallenge(purpose: string): Promise<string | null> {
  const stored = await cookie.read();
  await cookie.delete();
  return stored?.purpose === purpose ? stored.challenge : null;
}

/** Returns false if the challenge was used before, so that a copied request with its cookie is refused. */
export async function markUsed(challenge: string): Promise<boolean> {
  const now = Date.now();
  await db()
    .deleteFrom("passkey_challenges")
    .where("used_at", "<", now - 2 * LIFETIME * 1000)
    .execute();
  const used = await db()
    .insertInto("passkey_challenges")
    .values({ challenge, used_at: now })
    .onConflict((conflict) => conflict.column("challenge").doNothing())
    .executeTakeFirst();
  return Number(used.numInsertedOrUpdatedRows ?? 0) === 1;
}
