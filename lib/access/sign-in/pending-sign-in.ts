import "server-only";
import { cookies } from "next/headers";
import { decode, encode } from "next-auth/jwt";
import { env } from "@/lib/platform/env";
import * as z from "@/lib/platform/zod";
import { cookieName, cookiePath, secureCookies } from "@/lib/access/cookie-name";

/** Time limit of the second step (seconds). */
const LIFETIME = 5 * 60;
/** Derives a separate key, so that this cookie is never accepted as a session, or a session as this cookie. */
const SALT = "foyer second step";

const Pending = z.object({ staffId: z.string(), version: z.number() });
/** The person whose password was correct, and the state of their account at that time. */
export type Pending = z.infer<typeof Pending>;

const stepCookie = () => cookieName("foyer.second-step");

/** Stores in this browser, encrypted and for five minutes, that the password was correct. */
export async function storePending(pending: Pending): Promise<void> {
  const { secret } = env();
  const token = await encode({ token: pending, secret, salt: SALT, maxAge: LIFETIME });
  await setCookie(token, LIFETIME);
}

/** Returns the pending sign-in of this browser; null if there is none or it expired. */
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

/** Deletes the pending sign-in of this browser. */
export function deletePending(): Promise<void> {
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
