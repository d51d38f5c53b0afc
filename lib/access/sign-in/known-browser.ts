import "server-only";
import { encryptedCookie } from "@/lib/access/cookies";
import { newId } from "@/lib/platform/ids";
import * as z from "@/lib/platform/zod";
import { accountKeyOf } from "./attempts";

/** How long a browser counts as known after its last sign-in (seconds). */
const LIFETIME = 90 * 24 * 60 * 60;
/** The maximum number of accounts that know one browser; older ones are removed. */
const MOST_ACCOUNTS = 5;

const cookie = encryptedCookie({
  name: "foyer.browser",
  salt: "foyer known browser",
  maxAge: () => LIFETIME,
  schema: z.object({ browserId: z.string(), accounts: z.array(z.string()) }),
});

/** Returns this browser's id if it has signed in to the account before; else null. */
export async function knownBrowser(email: string): Promise<string | null> {
  const known = await cookie.read();
  return known?.accounts.includes(accountKeyOf(email)) ? known.browserId : null;
}

/** Stores in this browser that it signed in to the account. The only effect is a separate limit of attempts. */
export async function rememberBrowser(email: string): Promise<void> {
  const known = await cookie.read();
  const key = accountKeyOf(email);
  const others = known?.accounts.filter((account) => account !== key) ?? [];
  await cookie.write({
    browserId: known?.browserId ?? newId(),
    accounts: [key, ...others].slice(0, MOST_ACCOUNTS),
  });
}
