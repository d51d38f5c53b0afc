import { headers } from "next/headers";
import { record } from "@/lib/audit/record";
import { clientAddress } from "@/lib/access/client-address";
import { checkCredentials } from "@/lib/access/sign-in/credentials";
import type { SignedIn } from "@/lib/access/guard";
import { passwordProblem } from "@/lib/access/passwords/password-rule";
import { BusyError, hashPassword } from "@/lib/access/passwords/hash";
import { giveSession } from "@/lib/access/session-cookie";
import { endSessionsOf, startSession } from "@/lib/access/sessions";
import { withTransaction } from "@/lib/db/transaction";
import { type ActionResult, fail, ok } from "@/lib/platform/result";
import type { ChangePassword } from "./schema";

/**
 * Whether this is the password of who is signed in; counted as a guess like any other, since a
 * stranger may sit at an open screen. The failure marks `field`.
 */
export async function checkOwnPassword(
  staff: SignedIn,
  password: string,
  field: string,
): Promise<ActionResult<null>> {
  const checked = await checkCredentials(staff.email, password, await clientAddress(), "proof");
  if (checked.ok) return ok(null);
  if (checked.code !== "wrong-credentials") return fail(checked.code);
  return fail("invalid", { fields: { [field]: "passwordWrong" } });
}

/** Sets another password. Every session ends, this one too: a new one takes its place. */
export async function setOwnPassword(
  staff: SignedIn,
  { current, next }: ChangePassword,
): Promise<ActionResult<null>> {
  const problem = passwordProblem(next, staff.email);
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
  await giveSession(staff.id, await startSession(staff.id, device, await clientAddress()));
  return ok(null);
}

async function hashed(password: string): Promise<string | null> {
  try {
    return await hashPassword(password);
  } catch (error) {
    if (error instanceof BusyError) return null;
    throw error;
  }
}
