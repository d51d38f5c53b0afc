import { createHash, generateKeyPairSync, randomBytes, sign } from "node:crypto";
import type { Assertion } from "@/lib/access/passkeys/schema";
import { db } from "@/lib/db/db";

const USER_PRESENT = 1;
const USER_VERIFIED = 4;

type Changes = { origin?: string; rpId?: string; verified?: boolean; counter?: number };

/** For tests: an authenticator in software (WebAuthn, ES256) with one passkey of a person. */
export async function addAuthenticator(staffId: string) {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const { x = "", y = "" } = publicKey.export({ format: "jwk" });
  const id = randomBytes(16).toString("base64url");
  // A COSE key (RFC 9052): kty EC2, alg ES256, crv P-256, x, y.
  const coseKey = Buffer.concat([
    Buffer.from("a5010203262001215820", "hex"),
    Buffer.from(x, "base64url"),
    Buffer.from("225820", "hex"),
    Buffer.from(y, "base64url"),
  ]);
  await db()
    .insertInto("passkeys")
    .values({
      id,
      staff_id: staffId,
      public_key: coseKey.toString("base64url"),
      counter: 5,
      name: "test",
      created_at: 1,
      used_at: null,
    })
    .execute();
  return {
    /** Returns what a browser returns for a challenge. */
    assert(challenge: string, changes: Changes = {}): Assertion {
      const { origin = "http://localhost:3000", rpId = "localhost" } = changes;
      const { verified = true, counter = 6 } = changes;
      const clientData = Buffer.from(JSON.stringify({ type: "webauthn.get", challenge, origin }));
      const data = Buffer.alloc(37);
      createHash("sha256").update(rpId).digest().copy(data);
      data.writeUInt8(USER_PRESENT + (verified ? USER_VERIFIED : 0), 32);
      data.writeUInt32BE(counter, 33);
      const signed = Buffer.concat([data, createHash("sha256").update(clientData).digest()]);
      return {
        id,
        rawId: id,
        type: "public-key",
        response: {
          clientDataJSON: clientData.toString("base64url"),
          authenticatorData: data.toString("base64url"),
          signature: sign("sha256", signed, privateKey).toString("base64url"),
        },
      };
    },
  };
}
