import { createHash, generateKeyPairSync, randomBytes, sign } from "node:crypto";
import type { Assertion, NewCredential } from "@/lib/access/passkeys/schema";
import { db } from "@/lib/db/db";

const USER_PRESENT = 1;
const USER_VERIFIED = 4;
const HAS_KEY = 64;

type Changes = { origin?: string; rpId?: string; verified?: boolean; counter?: number };

function newKey() {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const { x = "", y = "" } = publicKey.export({ format: "jwk" });
  // A COSE key (RFC 9052): kty EC2, alg ES256, crv P-256, x, y.
  const coseKey = Buffer.concat([
    Buffer.from("a5010203262001215820", "hex"),
    Buffer.from(x, "base64url"),
    Buffer.from("225820", "hex"),
    Buffer.from(y, "base64url"),
  ]);
  return { id: randomBytes(16), privateKey, coseKey };
}

/** Returns the browser's result of creating a passkey for a challenge (fmt `none`). */
export function makeCredential(challenge: string): NewCredential {
  const { id, coseKey } = newKey();
  const origin = "http://localhost:3000";
  const clientData = Buffer.from(JSON.stringify({ type: "webauthn.create", challenge, origin }));
  const data = Buffer.concat([
    createHash("sha256").update("localhost").digest(),
    Buffer.from([USER_PRESENT + USER_VERIFIED + HAS_KEY, 0, 0, 0, 0]),
    Buffer.alloc(16),
    Buffer.from([0, id.length]),
    id,
    coseKey,
  ]);
  // CBOR (RFC 8949): { fmt: "none", attStmt: {}, authData: bytes }.
  const attestation = Buffer.concat([
    Buffer.from("a363666d74646e6f6e656761747453746d74a068617574684461746158", "hex"),
    Buffer.from([data.length]),
    data,
  ]);
  const name = id.toString("base64url");
  return {
    id: name,
    rawId: name,
    type: "public-key",
    response: {
      clientDataJSON: clientData.toString("base64url"),
      attestationObject: attestation.toString("base64url"),
    },
  };
}

/** Adds a software authenticator (WebAuthn, ES256) with one passkey of a person. */
export async function addAuthenticator(staffId: string) {
  const { id: bytes, privateKey, coseKey } = newKey();
  const id = bytes.toString("base64url");
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
    /** Returns the browser's result of using the passkey for a challenge. */
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
