import { headers } from "next/headers";
import { record } from "@/lib/audit/record";
import { clientAddress } from "@/lib/access/client-address";
import { requireStaff, type SignedIn } from "@/lib/access/guard";
import { hashPassword } from "@/lib/access/passwords/hash";
import { isBusyError } from "@/lib/platform/busy-error";
import { passwordProblem } from "@/lib/access/passwords/password-rule";
import { recordProof } from "@/lib/access/require-recent-sign-in";
import { sessionToken } from "@/lib/access/cookies";
import { endSessionsOf, startSession } from "@/lib/access/sessions";
import { checkCredentials } from "@/lib/access/sign-in/credentials";
import { rememberBrowser } from "@/lib/access/sign-in/known-browser";
import { withTransaction } from "@/lib/db/transaction";
import { type ActionResult, fail, ok } from "@/lib/platform/result";
import type { ChangePassword, ProvePassword } from "./schema";

/** Changes the password. Every session ends; a new one replaces the current session. */
export async function changePassword(input: ChangePassword): Promise<ActionResult<null>> {
  const staff = await requireStaff("support");
  const { current, next } = input;
  const problem = passwordProblem(next, staff);
  if (problem) return fail("invalid", { fields: { next: problem } });
  if (next === current) return fail("invalid", { fields: { next: "passwordSame" } });
  const checked = await checkOwnPassword(staff, current, "current");
  if (!checked.ok) return checked;
  const passwordHash = await hashed(next);
  if (passwordHash === null) return fail("busy");
  await withTransaction(async (tx) => {
    await tx
      .updateTable("staff")
      .set((eb) => ({ password_hash: passwordHash, version: eb("version", "+", 1) }))
      .where("id", "=", staff.id)
      .execute();
    await endSessionsOf(tx, staff.id);
    await record(tx, {
      staff,
      projectId: null,
      action: "profile.password",
      outcome: "done",
      subject: staff.email,
    });
  });
  const device = (await headers()).get("user-agent") ?? "";
  await rememberBrowser(staff.email);
  // The new session keeps its method, because a policy may accept no other.
  const { method } = staff;
  const sessionId = await startSession(staff.id, device, await clientAddress(), {
    method,
    knownBrowser: true,
  });
  await sessionToken.write({ sub: staff.id, sessionId });
  return ok(null);
}

/** Checks the person's password again before a sensitive change. */
export async function provePassword({ password }: ProvePassword): Promise<ActionResult<null>> {
  const staff = await requireStaff("support", { settingUp: true });
  const checked = await checkOwnPassword(staff, password, "password");
  if (checked.ok) await recordProof(staff.sessionId);
  return checked;
}

/**
 * Checks the person's own password; returns a failure at `field` if it is wrong. Counts attempts per session,
 * because another person may use an open screen.
 */
async function checkOwnPassword(
  staff: SignedIn,
  password: string,
  field: string,
): Promise<ActionResult<null>> {
  const from = { address: await clientAddress(), browserId: staff.sessionId };
  const checked = await checkCredentials(staff.email, password, from, "proof");
  if (checked.ok) return ok(null);
  if (checked.code !== "wrong-credentials") return fail(checked.code);
  return fail("invalid", { fields: { [field]: "passwordWrong" } });
}

async function hashed(password: string): Promise<string | null> {
  try {
    return await hashPassword(password);
  } catch (error) {
    if (isBusyError(error)) return null;
    throw error;
  }
}
