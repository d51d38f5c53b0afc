import "server-only";
import type { User } from "next-auth";
import { db } from "@/lib/db/db";
import { withTransaction } from "@/lib/db/transaction";
import { env } from "@/lib/platform/env";
import * as z from "@/lib/platform/zod";
import { beginSession, recordRefusal } from "./begin-session";

/** What an identity provider says of who came from it (OpenID Connect Core, 2 and 5.1). */
const Claims = z.object({
  iss: z.string(),
  sub: z.string().check(z.minLength(1), z.maxLength(255)),
  email: z.string().check(z.trim(), z.toLowerCase(), z.maxLength(320)),
  // Not the text "true": that would be somebody else's protocol.
  email_verified: z.literal(true),
  auth_time: z.optional(z.number()),
});
type Claims = z.infer<typeof Claims>;

/** Clocks of two machines differ by less. */
const CLOCK_SKEW_MS = 60_000;

type Person = { id: string; email: string; name: string };

/**
 * Begins a session for whom the identity provider vouches for: a person whom it named before, or
 * whose verified address an open account has. Null for everybody else, without a reason. Its own
 * second step is the provider's business.
 */
export async function signInWithOidc(
  told: unknown,
  from: { device: string; address: string },
): Promise<User | null> {
  const parsed = Claims.safeParse(told);
  const person =
    parsed.success && sameIssuer(parsed.data.iss)
      ? ((await known(parsed.data)) ?? (await link(parsed.data)))
      : null;
  if (!person) {
    await recordRefusal(undefined, "not-allowed");
    return null;
  }
  const sessionId = await beginSession(person, {
    ...from,
    method: "provider",
    provedAt: provedAt(parsed.data?.auth_time),
  });
  return { id: person.id, sessionId };
}

/** Returns when the provider last asked the person (ms); 0, long ago, where it does not say or errs. */
function provedAt(authTime: number | undefined): number {
  const at = (authTime ?? 0) * 1000;
  return at > Date.now() + CLOCK_SKEW_MS ? 0 : at;
}

/** The same to the letter, but for a slash at the end of what a person configured. */
function sameIssuer(issuer: string): boolean {
  const configured = env().oidc?.issuer;
  return configured?.replace(/\/$/, "") === issuer.replace(/\/$/, "");
}

/** Whom this subject was linked to; `closed` accounts stay out, whatever address they have now. */
async function known({ iss, sub }: Claims): Promise<Person | null> {
  const row = await db()
    .selectFrom("identities")
    .innerJoin("staff", "staff.id", "identities.staff_id")
    .select(["staff.id", "staff.email", "staff.name"])
    .where("issuer", "=", iss)
    .where("subject", "=", sub)
    .where("staff.closed_at", "is", null)
    .executeTakeFirst();
  return row ?? null;
}

/**
 * Links the subject to the open account with its address. Not where the account or the subject is
 * linked already: an address may be given to somebody else, a subject never is.
 */
async function link(claims: Claims): Promise<Person | null> {
  return withTransaction(async (tx) => {
    const person = await tx
      .selectFrom("staff")
      .select(["id", "email", "name"])
      .where("email", "=", claims.email)
      .where("closed_at", "is", null)
      .executeTakeFirst();
    if (!person) return null;
    await tx
      .insertInto("identities")
      .values({
        issuer: claims.iss,
        subject: claims.sub,
        staff_id: person.id,
        created_at: Date.now(),
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    // Of two first sign-ins at once, both find the one link that was made.
    const linked = await tx
      .selectFrom("identities")
      .select("staff_id")
      .where("issuer", "=", claims.iss)
      .where("subject", "=", claims.sub)
      .executeTakeFirst();
    return linked?.staff_id === person.id ? person : null;
  });
}
