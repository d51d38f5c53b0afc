import "server-only";
import { db } from "@/lib/db/db";
import type { Role } from "@/lib/db/schema";
import { AccessError } from "./access-error";
import { type AuthorizedStaff, type Leniency, requireStaff, type Rights } from "./guard";

/** The password is required again after this time (ms). */
export const PROOF_LIFETIME = 60 * 60_000;

/**
 * Like `requireStaff`, for changes to staff, projects and ways to sign in. Throws AccessError
 * `password-needed` if the person last proved who they are more than an hour ago (ASVS 7.5.1).
 */
export async function requireRecentSignIn<R extends Role>(
  role: R,
  leniency?: Leniency,
): Promise<AuthorizedStaff<Rights[R]>> {
  const staff = await requireStaff(role, leniency);
  const proof = await db()
    .selectFrom("sessions")
    .select("proved_at")
    .where("id", "=", staff.sessionId)
    .where("proved_at", ">", Date.now() - PROOF_LIFETIME)
    .executeTakeFirst();
  if (!proof) throw new AccessError("password-needed");
  return staff;
}

/** Records that the person of the session has just proved who they are. */
export async function recordProof(sessionId: string): Promise<void> {
  await db()
    .updateTable("sessions")
    .set({ proved_at: Date.now() })
    .where("id", "=", sessionId)
    .execute();
}
