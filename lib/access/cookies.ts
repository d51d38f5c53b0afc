import "server-only";
import { cookies } from "next/headers";
import { decode, encode } from "next-auth/jwt";
import { env } from "@/lib/platform/env";
import * as z from "@/lib/platform/zod";
import { cookieName, cookiePath, secureCookies } from "@/lib/platform/http/cookie-name";

type EncryptedCookie<T> = {
  /** The name without its prefix. */
  name: string;
  /** Derives a separate key, so that no cookie is accepted as another one; empty: next-auth's session. */
  salt: string;
  /** Lifetime in seconds. */
  maxAge: () => number;
  schema: z.ZodMiniType<T>;
};

/** Returns the functions of a cookie that only Foyer can read and change: an encrypted token with an expiry. */
export function encryptedCookie<T extends Record<string, unknown>>(options: EncryptedCookie<T>) {
  const { name, salt, maxAge, schema } = options;

  /** Returns the content of a token; null if it is missing, invalid or expired. */
  async function decrypt(token: string | undefined): Promise<T | null> {
    if (!token) return null;
    try {
      const parsed = schema.safeParse(await decode({ token, secret: env().secret, salt }));
      return parsed.success ? parsed.data : null;
    } catch {
      return null;
    }
  }

  async function set(value: string, seconds: number): Promise<void> {
    (await cookies()).set(cookieName(name), value, {
      httpOnly: true,
      sameSite: "lax",
      path: cookiePath(),
      secure: secureCookies(),
      maxAge: seconds,
    });
  }

  return {
    decrypt,
    read: async () => decrypt((await cookies()).get(cookieName(name))?.value),
    write: async (token: T) =>
      set(await encode({ token, secret: env().secret, salt, maxAge: maxAge() }), maxAge()),
    delete: () => set("", 0),
  };
}

/** The cookie of a session: next-auth's own token, also for sessions that were started outside next-auth. */
export const sessionToken = encryptedCookie({
  name: "foyer.session",
  salt: "",
  maxAge: () => env().sessions.lifetimeMs / 1000,
  schema: z.object({ sub: z.optional(z.string()), sessionId: z.string() }),
});
