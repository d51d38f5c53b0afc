import "server-only";
import { cookies } from "next/headers";
import { decode, encode } from "next-auth/jwt";
import { env } from "@/lib/platform/env";
import * as z from "@/lib/platform/zod";
import { cookiePath, secureCookies, sessionCookie } from "./cookie-name";

const Token = z.object({ sessionId: z.string() });

/** Returns the session id in a token; null if the token is invalid or expired. */
export async function sessionOf(token: string | undefined): Promise<string | null> {
  if (!token) return null;
  try {
    const payload = Token.safeParse(await decode({ token, secret: env().secret }));
    return payload.success ? payload.data.sessionId : null;
  } catch {
    return null;
  }
}

/** Sets the session cookie with a next-auth token, for a session that was started outside next-auth. */
export async function setSessionCookie(staffId: string, sessionId: string): Promise<void> {
  const maxAge = env().sessions.lifetimeMs / 1000;
  const token = { sub: staffId, sessionId };
  (await cookies()).set(sessionCookie(), await encode({ token, secret: env().secret, maxAge }), {
    httpOnly: true,
    sameSite: "lax",
    path: cookiePath(),
    secure: secureCookies(),
    maxAge,
  });
}

/** Deletes the session cookie. */
export async function clearSessionCookie(): Promise<void> {
  (await cookies()).set(sessionCookie(), "", {
    httpOnly: true,
    sameSite: "lax",
    path: cookiePath(),
    secure: secureCookies(),
    maxAge: 0,
  });
}
