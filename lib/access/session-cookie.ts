import "server-only";
import { env } from "@/lib/platform/env";
import * as z from "@/lib/platform/zod";
import { encryptedCookie } from "./encrypted-cookie";

const cookie = encryptedCookie({
  name: "foyer.session",
  salt: "",
  maxAge: () => env().sessions.lifetimeMs / 1000,
  schema: z.object({ sub: z.optional(z.string()), sessionId: z.string() }),
});

/** Returns the session id in a token; null if the token is invalid or expired. */
export async function sessionOf(token: string | undefined): Promise<string | null> {
  return (await cookie.decrypt(token))?.sessionId ?? null;
}

/** Sets the session cookie with a next-auth token, for a session that was started outside next-auth. */
export function setSessionCookie(staffId: string, sessionId: string): Promise<void> {
  return cookie.write({ sub: staffId, sessionId });
}

/** Deletes the session cookie. */
export function clearSessionCookie(): Promise<void> {
  return cookie.delete();
}
