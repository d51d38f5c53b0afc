import { generateRegistrationOptions, verifyRegistrationResponse } from "@simplewebauthn/server";
import { storeChallenge, takeChallenge, markUsed } from "@/lib/access/passkeys/challenge";
import { relyingParty } from "@/lib/access/passkeys/relying-party";
import { requireRecentSignIn } from "@/lib/access/require-recent-sign-in";
import { record } from "@/lib/audit/record";
import { db } from "@/lib/db/db";
import { withTransaction } from "@/lib/db/transaction";
import { type ActionResult, fail, ok } from "@/lib/platform/result";
import type { AddPasskey } from "./schema";

const PURPOSE = "add";
/** The maximum number of passkeys of a person. */
const MAX_PASSKEYS = 20;

type Options = Awaited<ReturnType<typeof generateRegistrationOptions>>;

/** Returns the options that the browser passes to an authenticator to create a passkey. */
export async function beginPasskey(): Promise<ActionResult<Options>> {
  const staff = await requireRecentSignIn("support", { settingUp: true });
  const known = await db()
    .selectFrom("passkeys")
    .select("id")
    .where("staff_id", "=", staff.id)
    .execute();
  if (known.length >= MAX_PASSKEYS) return fail("conflict");
  const { id, name } = relyingParty();
  const options = await generateRegistrationOptions({
    rpID: id,
    rpName: name,
    userID: new TextEncoder().encode(staff.id),
    userName: staff.email,
    userDisplayName: staff.name,
    attestationType: "none",
    excludeCredentials: known,
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
  });
  await storeChallenge(options.challenge, PURPOSE);
  return ok(options);
}

/**
 * Stores a passkey that the person's authenticator has created. A session that required it continues as a
 * passkey session, because the person has just used the passkey.
 */
export async function addPasskey({ name, credential }: AddPasskey): Promise<ActionResult<null>> {
  const staff = await requireRecentSignIn("support", { settingUp: true });
  const made = await verify(credential);
  if (!made) return fail("invalid");
  return withTransaction(async (tx): Promise<ActionResult<null>> => {
    const added = await tx
      .insertInto("passkeys")
      .values({
        id: made.id,
        staff_id: staff.id,
        public_key: Buffer.from(made.publicKey).toString("base64url"),
        counter: made.counter,
        name,
        created_at: Date.now(),
        used_at: null,
      })
      .onConflict((conflict) => conflict.column("id").doNothing())
      .executeTakeFirst();
    if (Number(added.numInsertedOrUpdatedRows ?? 0) === 0) return fail("conflict");
    if (staff.mustSetUp) {
      await tx
        .updateTable("sessions")
        .set({ method: "passkey" })
        .where("id", "=", staff.sessionId)
        .execute();
    }
    await record(tx, {
      staff,
      projectId: null,
      action: "profile.passkey-add",
      outcome: "done",
      subject: staff.email,
      after: { name },
    });
    return ok(null);
  });
}

async function verify(credential: AddPasskey["credential"]) {
  const expectedChallenge = await takeChallenge(PURPOSE);
  if (expectedChallenge === null) return null;
  const { id, origin } = relyingParty();
  try {
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: { ...credential, clientExtensionResults: {} },
      expectedChallenge,
      expectedOrigin: origin,
      expectedRPID: id,
      requireUserVerification: true,
    });
    return verified && (await markUsed(expectedChallenge)) ? registrationInfo.credential : null;
  } catch {
    return null;
  }
}
