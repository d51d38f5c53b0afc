import "server-only";
import { db } from "@/lib/db/db";
import { factorsOf, readPolicy, sessionState } from "@/lib/access/sign-in-policy";
import { verifyCode } from "@/lib/access/two-step/verify-code";
import { attemptFailed, attemptSucceeded, takeAttempt } from "./attempts";
import { knownBrowser } from "./known-browser";
import { completeSignIn, recordLocked, recordRefusedSignIn } from "./complete-sign-in";
import { type Pending, pendingSignIn } from "./pending-sign-in";
import { sessionToken } from "@/lib/access/cookies";

/** Returns the pending sign-in of a person who needs a code or a passkey; null if they need neither. */
export async function twoStepOf(staffId: string): Promise<Pending | null> {
  const factors = await factorsOf(db(), staffId);
  if (!factors) return null;
  const state = sessionState({ ...factors, method: "password" }, await readPolicy(db()));
  return factors.twoSteps || state === "ended" ? { staffId, version: factors.version } : null;
}

/** Returns true if only a passkey can start a session of this person. */
export async function needsPasskey(staffId: string): Promise<boolean> {
  const factors = await factorsOf(db(), staffId);
  if (!factors) return false;
  return sessionState({ ...factors, method: "password" }, await readPolicy(db())) === "ended";
}

/** Returns the person at the second step in this browser; null if there is none or their account changed. */
export async function pendingPerson(): Promise<{ id: string; email: string; name: string } | null> {
  const pending = await pendingSignIn.read();
  if (!pending) return null;
  const person = await db()
    .selectFrom("staff")
    .select(["id", "email", "name"])
    .where("id", "=", pending.staffId)
    .where("version", "=", pending.version)
    .where("closed_at", "is", null)
    .executeTakeFirst();
  return person ?? null;
}

/**
 * Checks the code of the person at the second step in this browser and signs them in. A wrong code counts as
 * an attempt, like a wrong password. Returns the reason of a refusal; `late`: sign-in must start over;
 * `not-allowed`: only a passkey is accepted. Throws BusyError.
 */
export async function verifyTwoStep(
  code: string,
  from: { device: string; address: string },
): Promise<"wrong-code" | "too-many-attempts" | "not-allowed" | "late" | null> {
  const person = await pendingPerson();
  if (!person) return "late";
  const attempt = await takeAttempt(person.email, {
    address: from.address,
    browserId: await knownBrowser(person.email),
  });
  if (!attempt) {
    await recordLocked(person.email, from.address);
    return "too-many-attempts";
  }
  if (await needsPasskey(person.id)) {
    await attemptFailed(attempt);
    await recordRefusedSignIn(person.email, "not-allowed", { reason: "passkey-required" });
    return "not-allowed";
  }
  const method = await verifyCode(person.id, code);
  if (method === null) {
    await attemptFailed(attempt);
    await recordRefusedSignIn(person.email, attempt.last ? "too-many-attempts" : "wrong-code");
    return "wrong-code";
  }
  await attemptSucceeded(attempt);
  const sessionId = await completeSignIn(person, { ...from, method });
  await sessionToken.write({ sub: person.id, sessionId });
  await pendingSignIn.delete();
  return null;
}
