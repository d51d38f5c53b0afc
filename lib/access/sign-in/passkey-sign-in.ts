import "server-only";
import { headers } from "next/headers";
import { isNetworkAllowed } from "@/lib/access/guard";
import { clientAddress } from "@/lib/access/client-address";
import type { Assertion } from "@/lib/access/passkeys/schema";
import { passkeyOptions, verifyPasskey } from "@/lib/access/passkeys/verify";
import { sessionToken } from "@/lib/access/cookies";
import { db } from "@/lib/db/db";
import { env } from "@/lib/platform/env";
import { type ActionResult, fail, ok } from "@/lib/platform/result";
import { completeSignIn, recordRefusedSignIn } from "./complete-sign-in";
import { mayStart } from "./limit-starts";
import { pendingSignIn } from "./pending-sign-in";
import { pendingPerson } from "./two-step";

type Options = Awaited<ReturnType<typeof passkeyOptions>>;

/**
 * Returns the options that the browser passes to an authenticator: for any passkey, or in the second step for
 * one of that person.
 */
export async function beginPasskeySignIn(): Promise<ActionResult<Options>> {
  if (env().oidc?.only) return fail("not-allowed");
  if (!mayStart("passkey", await clientAddress())) return fail("busy");
  return ok(await passkeyOptions(await purposeHere()));
}

/**
 * Signs in the person whose passkey signed this browser's challenge. After a correct password it is the second
 * step, and only a passkey of that person is accepted.
 */
export async function finishPasskeySignIn(assertion: Assertion): Promise<ActionResult<null>> {
  if (env().oidc?.only) return fail("not-allowed");
  const staffId = await verifyPasskey(assertion, await purposeHere());
  const person = staffId === null ? undefined : await openAccount(staffId);
  if (!person) {
    await recordRefusedSignIn(undefined, "wrong-credentials", { method: "passkey" });
    return fail("wrong-credentials");
  }
  if (!(await isNetworkAllowed(person.role))) {
    await recordRefusedSignIn(person.email, "not-allowed", {
      method: "passkey",
      reason: "network",
    });
    return fail("not-allowed");
  }
  const device = (await headers()).get("user-agent") ?? "";
  const address = await clientAddress();
  const sessionId = await completeSignIn(person, { device, address, method: "passkey" });
  await sessionToken.write({ sub: person.id, sessionId });
  await pendingSignIn.delete();
  return ok(null);
}

async function purposeHere() {
  const pending = await pendingPerson();
  return pending
    ? { kind: "second-step" as const, staffId: pending.id }
    : { kind: "sign-in" as const };
}

function openAccount(id: string) {
  return db()
    .selectFrom("staff")
    .select(["id", "email", "name", "role"])
    .where("id", "=", id)
    .where("closed_at", "is", null)
    .executeTakeFirst();
}
