import "server-only";
import { headers } from "next/headers";
import { record } from "@/lib/audit/record";
import { db } from "@/lib/db/db";
import { withTransaction } from "@/lib/db/transaction";
import type { Role } from "@/lib/db/schema";
import { isNetworkAllowed } from "@/lib/access/guard";
import { hashToken } from "@/lib/platform/crypto";
import { clientAddress } from "@/lib/access/client-address";
import { type PasswordProblem, passwordProblem } from "@/lib/access/passwords/password-rule";
import { hashPassword } from "@/lib/access/passwords/hash";
import { rememberBrowser } from "./known-browser";
import { replaceSessions } from "./replace-sessions";
import { pendingSignIn } from "./pending-sign-in";
import { sessionToken } from "@/lib/access/cookies";
import { twoStepOf } from "./two-step";
import { endSessionsOf, startSession } from "@/lib/access/sessions";

type Welcome = { id: string; staffId: string; email: string; name: string; role: Role };

/** Returns the person of a one-time link; null if it is used, expired or unknown. */
export async function openWelcome(token: string): Promise<Welcome | null> {
  const row = await db()
    .selectFrom("welcomes")
    .innerJoin("staff", "staff.id", "welcomes.staff_id")
    .select(["welcomes.id", "staff.id as staffId", "staff.email", "staff.name", "staff.role"])
    .where("welcomes.token_hash", "=", hashToken(token))
    .where("welcomes.used_at", "is", null)
    .where("welcomes.expires_at", ">", Date.now())
    .where("staff.closed_at", "is", null)
    .executeTakeFirst();
  return row ?? null;
}

/**
 * Sets the password of the person of a one-time link, uses up the link, and signs them in. With two-step
 * verification a code is required first (`second-step`). Returns the reason of a refusal: the password's
 * problem, `spent`, or `not-allowed` from this network. Throws BusyError if the queue is full.
 */
export async function acceptWelcome(
  token: string,
  password: string,
): Promise<PasswordProblem | "spent" | "not-allowed" | "second-step" | null> {
  const welcome = await openWelcome(token);
  if (!welcome) return "spent";
  if (!(await isNetworkAllowed(welcome.role))) return "not-allowed";
  const problem = passwordProblem(password, welcome);
  if (problem) return problem;
  const passwordHash = await hashPassword(password);
  if (!(await setPassword(welcome, passwordHash))) return "spent";
  const pending = await twoStepOf(welcome.staffId);
  if (pending) {
    await pendingSignIn.write(pending);
    return "second-step";
  }
  const device = (await headers()).get("user-agent") ?? "";
  const sessionId = await startSession(welcome.staffId, device, await clientAddress());
  await replaceSessions(welcome.staffId, sessionId);
  await rememberBrowser(welcome.email);
  await sessionToken.write({ sub: welcome.staffId, sessionId });
  return null;
}

async function setPassword(
  { id, staffId, email, name }: Welcome,
  passwordHash: string,
): Promise<boolean> {
  return withTransaction(async (tx) => {
    const now = Date.now();
    const spent = await tx
      .updateTable("welcomes")
      .set({ used_at: now })
      .where("id", "=", id)
      .where("used_at", "is", null)
      .where("expires_at", ">", now)
      .executeTakeFirst();
    if (spent.numUpdatedRows === 0n) return false;
    await tx
      .updateTable("staff")
      .set((eb) => ({ password_hash: passwordHash, version: eb("version", "+", 1) }))
      .where("id", "=", staffId)
      .execute();
    await endSessionsOf(tx, staffId);
    await record(tx, {
      staff: { id: staffId, name },
      projectId: null,
      action: "staff.welcome",
      outcome: "done",
      subject: email,
    });
    return true;
  });
}
