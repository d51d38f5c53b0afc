import "server-only";
import { withBase } from "@/lib/platform/base-path";
import { env } from "@/lib/platform/env";
import { postToNextAuth } from "./next-auth";
import { safePath } from "@/lib/access/safe-path";

/** A signed-in person must sign in at the provider again, and the provider returns when they did. */
const AGAIN = { prompt: "login", max_age: "0" };

/**
 * Returns the address at which the identity provider signs a person in and returns to `next`; null if it can't
 * be reached. Stores state, nonce and PKCE verifier in cookies.
 */
export async function providerSignInUrl(next: unknown, again: boolean): Promise<string | null> {
  const { publicUrl } = env();
  const { location } = await postToNextAuth(
    ["signin", "oidc"],
    { callbackUrl: publicUrl + withBase(safePath(next)) },
    again ? AGAIN : {},
  );
  return location && URL.canParse(location) && new URL(location).origin !== publicUrl
    ? location
    : null;
}
