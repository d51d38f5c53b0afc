import "server-only";
import { cookies } from "next/headers";
import { decode, encode } from "next-auth/jwt";
import { env } from "@/lib/platform/env";
import * as z from "@/lib/platform/zod";
import { cookieName, cookiePath, secureCookies } from "@/lib/access/cookie-name";

/** How long there is for the second step (seconds). */
const LIFETIME = 5 * 60;
/** Encrypts under a key of its own: never to be taken for a session, nor a session for it. */
const SALT = "foyer second step";

const Pending = z.object({ staffId: z.string(), version: z.number() });
/** Whose password was right, and how their account stood then. */
export type Pending = z.infer<typeof Pending>;

const stepCookie = () => cookieName("foyer.second-step");

/** Notes in this browser, encrypted and for five minutes, that the password was right. */
export async function keepPending(pending: Pending): Promise<void> {
  const { secret } = env();
  const token = await encode({ token: pending, secret, salt: SALT, maxAge: LIFETIME });
  await setCookie(token, LIFETIME);
}

/** Whose second step this browser is at; null when nobody's, or when it took too long. */
export async function readPending(): Promise<Pending | null> {
  const token = (await cookies()).get(stepCookie())?.value;
  if (!token) return null;
  try {
    const parsed = Pending.safeParse(await decode({ token, secret: env().secret, salt: SALT }));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** Takes that note back. */
export function forgetPending(): Promise<void> {
  return setCookie("", 0);
}

async function setCookie(value: string, maxAge: number): Promise<void> {
  (await cookies()).set(stepCookie(), value, {
    httpOnly: true,
    sameSite: "lax",
    path: cookiePath(),
    secure: secureCookies(),
    maxAge,
  });
}
