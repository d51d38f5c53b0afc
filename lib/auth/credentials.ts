import "server-only";
import { record } from "@/lib/activity/record";
import { db } from "@/lib/db/db";
import type { ErrorCode } from "@/lib/errors";
import { log } from "@/lib/log";
import { attemptFailed, attemptSucceeded, giveBack, takeAttempt } from "./attempts";
import { BusyError, passwordFits } from "./passwords";

export type Checked =
  | { ok: true; staff: { id: string; email: string; name: string } }
  | {
      ok: false;
      code: Extract<ErrorCode, "wrong-credentials" | "too-many-attempts" | "busy" | "unexpected">;
    };

/**
 * Whether this address and password belong together. A wrong password, an unknown address, a closed
 * account and one without a password take as long and answer the same. Guesses are counted by
 * account and by network. Never throws.
 */
export async function checkCredentials(
  email: string,
  password: string,
  address = "",
): Promise<Checked> {
  const typed = email.trim().toLowerCase();
  try {
    const attempt = await takeAttempt(typed, address);
    if (!attempt) return { ok: false, code: "too-many-attempts" };
    const row = await db()
      .selectFrom("staff")
      .select(["id", "email", "name", "password_hash", "closed_at"])
      .where("email", "=", typed)
      .executeTakeFirst();
    const hash = row && row.closed_at === null ? row.password_hash : null;
    const fits = await passwordFits(hash, password).catch(async (error: unknown) => {
      await giveBack(attempt);
      throw error;
    });
    if (fits && row) {
      await attemptSucceeded(attempt);
      return { ok: true, staff: { id: row.id, email: row.email, name: row.name } };
    }
    await attemptFailed(attempt);
    await recordRefusal(row?.email, attempt.last);
    return { ok: false, code: "wrong-credentials" };
  } catch (error) {
    if (error instanceof BusyError) return { ok: false, code: "busy" };
    log.error({ err: error }, "sign-in failed");
    return { ok: false, code: "unexpected" };
  }
}

/** What was typed for an unknown address is not kept: it may well be a password. */
async function recordRefusal(email: string | undefined, last: boolean): Promise<void> {
  await db()
    .transaction()
    .execute((tx) =>
      record(tx, {
        staff: null,
        projectId: null,
        action: "session.start",
        outcome: "refused",
        subject: email ?? "",
        errorCode: last ? "too-many-attempts" : "wrong-credentials",
      }),
    );
}
