import "server-only";
import { withBase } from "@/lib/platform/base-path";
import { env } from "@/lib/platform/env";
import { postToNextAuth } from "./next-auth";
import { safePath } from "@/lib/access/safe-path";

/** Who is signed in already shows once more who they are, and the provider says when that was. */
const AGAIN = { prompt: "login", max_age: "0" };

/**
 * Where the identity provider asks a person to sign in, to come back to `next`; null when it can't
 * be reached. State, nonce and PKCE verifier go into the browser's cookies.
 */
export async function leadToProvider(next: unknown, again: boolean): Promise<string | null> {
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
