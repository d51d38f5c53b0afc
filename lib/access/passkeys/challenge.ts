import "server-only";
import { cookies } from "next/headers";
import { decode, encode } from "next-auth/jwt";
import { secureCookies } from "@/lib/access/cookie-name";
import { db } from "@/lib/db/db";
import { env } from "@/lib/platform/env";
import * as z from "@/lib/platform/zod";

/** How long a person may take with their authenticator (seconds). */
const LIFETIME = 5 * 60;
/** Derives a separate key, so that this cookie is never accepted as a session, or a session as this cookie. */
const SALT = "foyer passkey challenge";

const Kept = z.object({ challenge: z.string(), purpose: z.string() });

const cookieName = () => (secureCookies() ? "__Host-foyer.passkey" : "foyer.passkey");

/** Stores a challenge in this browser, encrypted, for five minutes and one purpose. */
export async function storeChallenge(challenge: string, purpose: string): Promise<void> {
  const { secret } = env();
  const token = await encode({
    token: { challenge, purpose },
    secret,
    salt: SALT,
    maxAge: LIFETIME,
  });
  await setCookie(token, LIFETIME);
}

/** Returns this browser's challenge for the purpose and removes it; null if there is none. */
export async function takeChallenge(purpose: string): Promise<string | null> {
  const token = (await cookies()).get(cookieName())?.value;
  if (!token) return null;
  await setCookie("", 0);
  try {
    const kept = Kept.safeParse(await decode({ token, secret: env().secret, salt: SALT }));
    return kept.success && kept.data.purpose === purpose ? kept.data.challenge : null;
  } catch {
    return null;
  }
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

async function setCookie(value: string, maxAge: number): Promise<void> {
  (await cookies()).set(cookieName(), value, {
    httpOnly: true,
    sameSite: "lax",
    path: "/",
    secure: secureCookies(),
    maxAge,
  });
}
