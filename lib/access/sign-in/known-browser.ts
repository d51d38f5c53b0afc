import "server-only";
import { cookies } from "next/headers";
import { decode, encode } from "next-auth/jwt";
import { cookieName, cookiePath, secureCookies } from "@/lib/access/cookie-name";
import { env } from "@/lib/platform/env";
import { newId } from "@/lib/platform/ids";
import * as z from "@/lib/platform/zod";
import { accountKeyOf } from "./attempts";

/** How long a browser counts as known after its last sign-in (seconds). */
const LIFETIME = 90 * 24 * 60 * 60;
/** The maximum of accounts that know one browser; older ones are removed. */
const MOST_ACCOUNTS = 5;
/** Derives a separate key, so that this cookie is never accepted as a session, or a session as this cookie. */
const SALT = "foyer known browser";

const Known = z.object({ browserId: z.string(), accounts: z.array(z.string()) });

const browserCookie = () => cookieName("foyer.browser");

/** Returns this browser's id if it has signed in to the account before; else null. */
export async function knownBrowser(email: string): Promise<string | null> {
  const known = await read();
  return known?.accounts.includes(accountKeyOf(email)) ? known.browserId : null;
}

/** Stores in this browser that it signed in to the account. It only gives the browser separate attempts. */
export async function rememberBrowser(email: string): Promise<void> {
  const known = await read();
  const key = accountKeyOf(email);
  const others = known?.accounts.filter((account) => account !== key) ?? [];
  const token = {
    browserId: known?.browserId ?? newId(),
    accounts: [key, ...others].slice(0, MOST_ACCOUNTS),
  };
  const { secret } = env();
  (await cookies()).set(
    browserCookie(),
    await encode({ token, secret, salt: SALT, maxAge: LIFETIME }),
    {
      httpOnly: true,
      sameSite: "lax",
      path: cookiePath(),
      secure: secureCookies(),
      maxAge: LIFETIME,
    },
  );
}

async function read(): Promise<z.infer<typeof Known> | null> {
  const token = (await cookies()).get(browserCookie())?.value;
  if (!token) return null;
  try {
    const parsed = Known.safeParse(await decode({ token, secret: env().secret, salt: SALT }));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
