import "server-only";
import {
  generateAuthenticationOptions,
  verifyAuthenticationResponse,
} from "@simplewebauthn/server";
import { db } from "@/lib/db/db";
import { log } from "@/lib/platform/log";
import { storeChallenge, takeChallenge, markUsed } from "./challenge";
import { relyingParty } from "./relying-party";
import type { Assertion } from "./schema";

/** `sign-in`: the passkey alone. `second-step`: after the password of this person. */
type Purpose = { kind: "sign-in" } | { kind: "second-step"; staffId: string };

/**
 * Returns the options that the browser passes to an authenticator. The authenticator must verify the person by
 * a PIN or biometrics, so that a passkey alone is two factors.
 */
export async function passkeyOptions(purpose: Purpose) {
  const ids = purpose.kind === "second-step" ? await idsOf(purpose.staffId) : [];
  const options = await generateAuthenticationOptions({
    rpID: relyingParty().id,
    userVerification: "required",
    allowCredentials: ids.map((id) => ({ id })),
  });
  await storeChallenge(options.challenge, nameOf(purpose));
  return options;
}

/** Returns the id of the person whose passkey signed this browser's challenge, once; null otherwise. */
export async function verifyPasskey(
  assertion: Assertion,
  purpose: Purpose,
): Promise<string | null> {
  const expectedChallenge = await takeChallenge(nameOf(purpose));
  if (expectedChallenge === null) return null;
  const passkey = await db()
    .selectFrom("passkeys")
    .selectAll()
    .where("id", "=", assertion.id)
    .executeTakeFirst();
  if (!passkey) return null;
  if (purpose.kind === "second-step" && passkey.staff_id !== purpose.staffId) return null;
  const { id, origin } = relyingParty();
  const publicKey = new Uint8Array(Buffer.from(passkey.public_key, "base64url"));
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: { ...assertion, clientExtensionResults: {} },
      expectedChallenge,
      expectedOrigin: origin,
      expectedRPID: id,
      requireUserVerification: true,
      credential: { id: passkey.id, publicKey, counter: passkey.counter },
    });
    if (!verified || !(await markUsed(expectedChallenge))) return null;
    await db()
      .updateTable("passkeys")
      .set({ counter: authenticationInfo.newCounter, used_at: Date.now() })
      .where("id", "=", passkey.id)
      .execute();
    return passkey.staff_id;
  } catch (error) {
    log.info({ reason: error instanceof Error ? error.message : "" }, "a passkey was refused");
    return null;
  }
}

/** Returns true if the person has a passkey. */
export async function hasPasskeys(staffId: string): Promise<boolean> {
  return (await idsOf(staffId)).length > 0;
}

async function idsOf(staffId: string): Promise<string[]> {
  const rows = await db()
    .selectFrom("passkeys")
    .select("id")
    .where("staff_id", "=", staffId)
    .execute();
  return rows.map(({ id }) => id);
}

function nameOf(purpose: Purpose): string {
  return purpose.kind === "sign-in" ? "sign-in" : `second-step ${purpose.staffId}`;
}
