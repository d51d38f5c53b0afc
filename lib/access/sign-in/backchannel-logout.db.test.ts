import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from "jose";
import { afterAll, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { liveSession, startSession } from "@/lib/access/sessions";
import { db } from "@/lib/db/db";
import { forgetEnv } from "@/lib/platform/env";
import { newId } from "@/lib/platform/ids";
import { makeStaff, type TestStaff } from "@/lib/testing/sign-in";
import { logOutByProvider } from "./backchannel-logout";
import { signInWithOidc } from "./oidc-sign-in";

const EVENTS = { "http://schemas.openid.net/event/backchannel-logout": {} };
const CLIENT_SECRET = "a secret between the two, long enough";
type Key = Awaited<ReturnType<typeof generateKeyPair>>["privateKey"];
let server: Server;
let issuer: string;
let key: Key;
let foreignKey: Key;
let person: TestStaff;
let sub: string;
let sid: string;
let session: string;

beforeAll(async () => {
  const pair = await generateKeyPair("ES256");
  key = pair.privateKey;
  foreignKey = (await generateKeyPair("ES256")).privateKey;
  const jwk = { ...(await exportJWK(pair.publicKey)), kid: "1", alg: "ES256" };
  server = createServer((request, response) => {
    const keys = request.url === "/keys";
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify(keys ? { keys: [jwk] } : { issuer, jwks_uri: `${issuer}/keys` }));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  issuer = `http://127.0.0.1:${portOf(server.address())}`;
  vi.stubEnv("OIDC_ISSUER", issuer);
  vi.stubEnv("OIDC_CLIENT_ID", "foyer");
  vi.stubEnv("OIDC_CLIENT_SECRET", CLIENT_SECRET);
  forgetEnv();
});

afterAll(() => server.close());

function portOf(address: AddressInfo | string | null): number {
  return typeof address === "object" && address ? address.port : 0;
}

beforeEach(async () => {
  person = await makeStaff("support");
  [sub, sid] = [newId(), newId()];
  session = await comeFromProvider(sid);
});

async function comeFromProvider(providerSid: string): Promise<string> {
  const claims = { iss: issuer, sub, sid: providerSid, email: person.email, email_verified: true };
  const user = await signInWithOidc(claims, { device: "vitest", address: "" });
  return user?.sessionId ?? "";
}

type Changes = {
  claims?: JWTPayload;
  without?: string;
  by?: Key | Uint8Array;
  header?: { alg?: string; typ?: string };
};

/** Returns a valid logout token with these changes. */
function sign({ claims = {}, without = "", by = key, header = {} }: Changes = {}): Promise<string> {
  const all: JWTPayload = {
    iss: issuer,
    aud: "foyer",
    iat: Math.floor(Date.now() / 1000),
    exp: Math.floor(Date.now() / 1000) + 120,
    jti: newId(),
    sub,
    sid,
    events: EVENTS,
    ...claims,
  };
  const payload = Object.fromEntries(Object.entries(all).filter(([name]) => name !== without));
  return new SignJWT(payload)
    .setProtectedHeader({ alg: "ES256", kid: "1", typ: "logout+jwt", ...header })
    .sign(by);
}

it("ends the session that the token names, and no other, and records it", async () => {
  const other = await comeFromProvider(newId());
  const byPassword = await startSession(person.id, "vitest");
  expect(await logOutByProvider(await sign())).toBe(true);
  expect(await liveSession(session)).toBeNull();
  expect(await liveSession(other)).not.toBeNull();
  const entry = await db()
    .selectFrom("activity")
    .select(["action", "after", "session_id"])
    .orderBy("seq", "desc")
    .limit(1)
    .executeTakeFirst();
  expect(entry).toEqual({
    action: "session.end",
    after: '{"method":"provider"}',
    session_id: session,
  });
  expect(await logOutByProvider(await sign({ without: "sid" }))).toBe(true);
  expect(await liveSession(other)).toBeNull();
  expect(await liveSession(byPassword)).not.toBeNull();
});

it("accepts a token once, also concurrently", async () => {
  const token = await sign();
  const taken = await Promise.all(Array.from({ length: 10 }, () => logOutByProvider(token)));
  expect(taken.filter(Boolean)).toHaveLength(1);
  const again = await comeFromProvider(sid);
  expect(await logOutByProvider(token)).toBe(false);
  expect(await liveSession(again)).not.toBeNull();
});

const now = () => Math.floor(Date.now() / 1000);

it.each<[string, () => Changes]>([
  ["another issuer", () => ({ claims: { iss: "https://evil.example" } })],
  ["another client", () => ({ claims: { aud: "another" } })],
  ["a token of ten minutes ago", () => ({ claims: { iat: now() - 600 } })],
  ["a token of tomorrow", () => ({ claims: { iat: now() + 86_400, exp: now() + 90_000 } })],
  ["an expired token", () => ({ claims: { exp: now() - 120 } })],
  ["no event", () => ({ without: "events" })],
  ["another event", () => ({ claims: { events: { "https://example.com/other": {} } } })],
  ["an ID token, which has a nonce", () => ({ claims: { nonce: "n" } })],
  ["no jti", () => ({ without: "jti" })],
  ["no iat", () => ({ without: "iat" })],
  ["nobody", () => ({ claims: { sid: undefined }, without: "sub" })],
  ["another key", () => ({ by: foreignKey })],
  [
    "the client's secret as key",
    () => ({
      by: new TextEncoder().encode(CLIENT_SECRET),
      header: { alg: "HS256" },
    }),
  ],
  ["another type of token", () => ({ header: { typ: "at+jwt" } })],
])("refuses %s", async (_what, changes) => {
  expect(await logOutByProvider(await sign(changes()))).toBe(false);
  expect(await liveSession(session)).not.toBeNull();
});

it("refuses an unsigned token, text, and a session of another person", async () => {
  const [, payload] = (await sign()).split(".");
  const none = Buffer.from('{"alg":"none"}').toString("base64url");
  for (const text of [`${none}.${payload}.`, "", "a.b.c", "x".repeat(10_000)]) {
    expect(await logOutByProvider(text)).toBe(false);
  }
  expect(await logOutByProvider(await sign({ claims: { sub: "somebody else" } }))).toBe(true);
  expect(await liveSession(session)).not.toBeNull();
});
