import "server-only";
import { isNetworkAllowed } from "@/lib/access/guard";
import { db } from "@/lib/db/db";
import type { ErrorCode } from "@/lib/platform/errors";
import { log } from "@/lib/platform/log";
import {
  attemptFailed,
  attemptSucceeded,
  returnAttempt,
  takeAttempt,
  type AttemptSource,
} from "./attempts";
import { recordLocked, recordRefusedSignIn } from "./complete-sign-in";
import type { Pending } from "./pending-sign-in";
import { twoStepOf } from "./two-step";
import { passwordMatches } from "@/lib/access/passwords/hash";
import { isBusyError } from "@/lib/platform/busy-error";

export type Checked =
  | {
      ok: true;
      staff: { id: string; email: string; name: string };
      /** Set if a code or passkey is also required; the session starts only after it. */
      secondStep?: Pending;
    }
  | {
      ok: false;
      code: Extract<
        ErrorCode,
        "wrong-credentials" | "too-many-attempts" | "not-allowed" | "busy" | "unexpected"
      >;
    };

/**
 * Checks an email and a password. A wrong password, an unknown email, a closed account and one without a
 * password take equally long and return the same. Never throws. If a code is still required, the attempt
 * counts until the code was correct; otherwise a known password would allow unlimited guesses at codes.
 */
export async function checkCredentials(
  email: string,
  password: string,
  from: AttemptSource = { address: "" },
  purpose: "sign-in" | "proof" = "sign-in",
): Promise<Checked> {
  const typed = email.trim().toLowerCase();
  try {
    const attempt = await takeAttempt(typed, from);
    if (!attempt) {
      await recordLocked(typed, from.address);
      return { ok: false, code: "too-many-attempts" };
    }
    const row = await db()
      .selectFrom("staff")
      .select(["id", "email", "name", "role", "password_hash", "closed_at"])
      .where("email", "=", typed)
      .executeTakeFirst();
    const hash = row && row.closed_at === null ? row.password_hash : null;
    const fits = await passwordMatches(hash, password).catch(async (error: unknown) => {
      await returnAttempt(attempt);
      throw error;
    });
    if (fits && row && purpose === "sign-in" && !(await isNetworkAllowed(row.role))) {
      await recordRefusedSignIn(row.email, "not-allowed", { reason: "network" });
      return { ok: false, code: "not-allowed" };
    }
    if (fits && row) {
      const staff = { id: row.id, email: row.email, name: row.name };
      const secondStep = purpose === "sign-in" ? await twoStepOf(row.id) : null;
      if (secondStep) return { ok: true, staff, secondStep };
      await attemptSucceeded(attempt);
      return { ok: true, staff };
    }
    await attemptFailed(attempt);
    await recordRefusedSignIn(row?.email, attempt.last ? "too-many-attempts" : "wrong-credentials");
    return { ok: false, code: "wrong-credentials" };
  } catch (error) {
    if (isBusyError(error)) return { ok: false, code: "busy" };
    log.error({ err: error }, "sign-in failed");
    return { ok: false, code: "unexpected" };
  }
}
