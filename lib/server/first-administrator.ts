import "server-only";
import { randomBytes } from "node:crypto";
import { sql } from "kysely";
import { hashPassword } from "@/lib/access/passwords/hash";
import { db, isPostgres } from "@/lib/db/db";
import { withTransaction } from "@/lib/db/transaction";
import { env } from "@/lib/platform/env";
import { newId } from "@/lib/platform/ids";

/** The new account; with a password only if it was generated and must be shown. */
export type FirstAdministrator = { email: string; password: string | null };

/**
 * Creates the first administrator if there are no staff: as configured, or with a random password (120 bits).
 * Returns null if there are staff, or another instance was first.
 */
export async function createFirstAdministrator(): Promise<FirstAdministrator | null> {
  const anyone = await db().selectFrom("staff").select("id").limit(1).executeTakeFirst();
  if (anyone) return null;
  const { adminEmail, adminPassword } = env();
  const password = adminPassword ?? randomBytes(15).toString("base64url");
  const passwordHash = await hashPassword(password);
  const made = await withTransaction(async (tx) => {
    if (isPostgres()) await sql`lock table staff in share row exclusive mode`.execute(tx);
    if (await tx.selectFrom("staff").select("id").limit(1).executeTakeFirst()) return false;
    await tx
      .insertInto("staff")
      .values({
        id: newId(),
        email: adminEmail,
        name: "Administrator",
        role: "administrator",
        password_hash: passwordHash,
        closed_at: null,
        created_at: Date.now(),
      })
      .execute();
    return true;
  });
  return made ? { email: adminEmail, password: adminPassword ? null : password } : null;
}
