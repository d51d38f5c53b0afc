import "server-only";
import type { User } from "next-auth";
import { db } from "@/lib/db/db";
import { withTransaction } from "@/lib/db/transaction";
import type { Role } from "@/lib/db/schema";
import { isNetworkAllowed } from "@/lib/access/guard";
import { completeSignIn, recordRefusedSignIn } from "./complete-sign-in";
import { addressInClaims, type Claims, type OidcRefusal, readClaims } from "./oidc-claims";
import { applyRole, roleOfGroups } from "./oidc-role";

/** The assumed maximum difference between the clocks of two machines. */
const CLOCK_SKEW_MS = 60_000;

type Person = { id: string; email: string; name: string; role: Role };

/**
 * Starts a session for a person whom the identity provider has authenticated: its subject is already linked,
 * or its verified address belongs to an open account. Otherwise records the reason in the activity and returns
 * null. The provider is responsible for a second step.
 */
export async function signInWithOidc(
  raw: unknown,
  from: { device: string; address: string },
): Promise<User | null> {
  const read = readClaims(raw);
  if ("refusal" in read) return refuse(raw, read.refusal);
  const { claims } = read;
  const person = (await known(claims)) ?? (await link(claims));
  if (!person) return refuse(raw, "no-account");
  const role = roleOfGroups(raw);
  if (role === null) return refuse(raw, "no-role");
  if (role !== "unmapped") await applyRole(person, role);
  if (!(await isNetworkAllowed(role === "unmapped" ? person.role : role))) {
    return refuse(raw, "network");
  }
  const sessionId = await completeSignIn(person, {
    ...from,
    method: "provider",
    provedAt: provedAt(claims.auth_time),
    providerSid: claims.sid ?? null,
  });
  return { id: person.id, sessionId };
}

/** Records the refused address and the reason. */
async function refuse(raw: unknown, reason: OidcRefusal): Promise<null> {
  await recordRefusedSignIn(addressInClaims(raw), "not-allowed", { method: "provider", reason });
  return null;
}

/**
 * Returns when the person last signed in at the provider (ms since 1970); 0 if it is missing or implausible.
 */
function provedAt(authTime: number | undefined): number {
  const at = (authTime ?? 0) * 1000;
  return at > Date.now() + CLOCK_SKEW_MS ? 0 : at;
}

/** Returns the account linked to this subject; `closed` for a closed account, whatever its address is now. */
async function known({ iss, sub }: Claims): Promise<Person | null> {
  const row = await db()
    .selectFrom("identities")
    .innerJoin("staff", "staff.id", "identities.staff_id")
    .select(["staff.id", "staff.email", "staff.name", "staff.role"])
    .where("issuer", "=", iss)
    .where("subject", "=", sub)
    .where("staff.closed_at", "is", null)
    .executeTakeFirst();
  return row ?? null;
}

/**
 * Links the subject to the open account with its address, unless the account or the subject is already linked.
 * A provider may give an address to another person, but never a subject.
 */
async function link(claims: Claims): Promise<Person | null> {
  return withTransaction(async (tx) => {
    const person = await tx
      .selectFrom("staff")
      .select(["id", "email", "name", "role"])
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
    // Two concurrent first sign-ins both find the one link.
    const linked = await tx
      .selectFrom("identities")
      .select("staff_id")
      .where("issuer", "=", claims.iss)
      .where("subject", "=", claims.sub)
      .executeTakeFirst();
    return linked?.staff_id === person.id ? person : null;
  });
}
