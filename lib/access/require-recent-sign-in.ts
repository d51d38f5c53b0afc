import "server-only";
import { db } from "@/lib/db/db";
import type { Role } from "@/lib/db/schema";
import { AccessError, type Leniency, requireStaff, type SignedIn } from "./guard";

/** After so long without such a change, the password is asked for again (ms). */
export const PROOF_LIFETIME = 60 * 60_000;

/**
 * As `requireStaff`, for changes to staff, projects and ways to sign in: throws AccessError
 * `password-needed` where the person neither gave their password nor made such a change within the
 * hour.
 */
export async function requireFreshStaff(role: Role, leniency?: Leniency): Promise<SignedIn> {
  const staff = await requireStaff(role, leniency);
  const now = Date.now();
  const proved = await db()
    .updateTable("sessions")
    .set({ proved_at: now })
    .where("id", "=", staff.sessionId)
    .where("proved_at", ">", now - PROOF_LIFETIME)
    .executeTakeFirst();
  if (proved.numUpdatedRows === 0n) throw new AccessError("password-needed");
  return staff;
}

/** Notes that the session's person has just given their password. */
export async function noteProof(sessionId: string): Promise<void> {
  await db()
    .updateTable("sessions")
    .set({ proved_at: Date.now() })
    .where("id", "=", sessionId)
    .execute();
}
