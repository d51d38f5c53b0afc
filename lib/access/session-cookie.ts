import "server-only";
import { cookies } from "next/headers";
import { encode } from "next-auth/jwt";
import { env } from "@/lib/platform/env";
import { secureCookies, sessionCookie } from "./cookie-name";
import { ABSOLUTE_LIFETIME } from "./sessions";

/** Gives the browser a session that was begun outside next-auth, in next-auth's own token. */
export async function setSessionCookie(staffId: string, sessionId: string): Promise<void> {
  const maxAge = ABSOLUTE_LIFETIME / 1000;
  const token = { sub: staffId, sessionId };
  (await cookies()).set(sessionCookie(), await encode({ token, secret: env().secret, maxAge }), {
    httpOnly: true,
    sameSite: "lax",
    path: "/",
    secure: secureCookies(),
    maxAge,
  });
}

/** Takes the session's cookie back. */
export async function clearSessionCookie(): Promise<void> {
  (await cookies()).set(sessionCookie(), "", {
    httpOnly: true,
    sameSite: "lax",
    path: "/",
    secure: secureCookies(),
    maxAge: 0,
  });
}
