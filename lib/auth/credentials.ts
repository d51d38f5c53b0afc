import "server-only";
import { db } from "@/lib/db/db";
import type { ErrorCode } from "@/lib/errors";
import { log } from "@/lib/log";
import { BusyError, passwordFits } from "./passwords";

export type Checked =
  | { ok: true; staff: { id: string; email: string; name: string } }
  | { ok: false; code: Extract<ErrorCode, "wrong-credentials" | "busy" | "unexpected"> };

/**
 * Whether this address and password belong together. A wrong password, an unknown address, a closed
 * account and one without a password take as long and answer the same. Never throws.
 */
export async function checkCredentials(email: string, password: string): Promise<Checked> {
  try {
    const row = await db()
      .selectFrom("staff")
      .select(["id", "email", "name", "password_hash", "closed_at"])
      .where("email", "=", email.trim().toLowerCase())
      .executeTakeFirst();
    const hash = row && row.closed_at === null ? row.password_hash : null;
    if (!(await passwordFits(hash, password)) || !row) {
      return { ok: false, code: "wrong-credentials" };
    }
    return { ok: true, staff: { id: row.id, email: row.email, name: row.name } };
  } catch (error) {
    if (error instanceof BusyError) return { ok: false, code: "busy" };
    log.error({ err: error }, "sign-in failed");
    return { ok: false, code: "unexpected" };
  }
}
