import "server-only";
import { decodeJwt } from "jose";
import { headers } from "next/headers";
import type { User } from "next-auth";
import type { OAuthConfig } from "next-auth/providers/oauth";
import { env } from "@/lib/platform/env";
import { log } from "@/lib/platform/log";
import { signInWithOidc } from "./oidc-sign-in";
import { clientAddress } from "@/lib/access/client-address";

/** The user of a refused sign-in; `id` has the reason for `whyRefused`. */
const REFUSED = { sessionId: "" };
const FAILED = "failed";

/** Returns the identity provider (OpenID Connect) in next-auth's format; null if none is configured. */
export function identityProvider(): OAuthConfig<Record<string, unknown>> | null {
  const { oidc } = env();
  if (!oidc) return null;
  return {
    id: "oidc",
    name: oidc.name,
    type: "oauth",
    wellKnown: `${oidc.issuer.replace(/\/$/, "")}/.well-known/openid-configuration`,
    clientId: oidc.clientId,
    clientSecret: oidc.clientSecret,
    authorization: { params: { scope: "openid email profile" } },
    idToken: true,
    checks: ["pkce", "state", "nonce"],
    httpOptions: { timeout: 10_000 },
    userinfo: {
      // The ID token is verified at this point. Many providers return the address only from the userinfo
      // endpoint; signed claims take precedence (OpenID Connect Core, 5.3.2).
      async request({ tokens, client }) {
        const claims = decodeJwt(tokens.id_token ?? "");
        if (!client.issuer.metadata.userinfo_endpoint || !tokens.access_token) return claims;
        const userinfo = await client.userinfo(tokens.access_token);
        if (userinfo.sub !== claims.sub) throw new Error("userinfo is about somebody else");
        return { ...userinfo, ...claims };
      },
    },
    profile: signInWithClaims,
  };
}

/** Returns why the sign-in at the provider was refused here. */
export function whyRefused(user: Pick<User, "id">): "refused" | "failed" {
  return user.id === FAILED ? "failed" : "refused";
}

/** Never throws, because next-auth would continue without an error message. */
async function signInWithClaims(claims: unknown): Promise<User> {
  try {
    const device = (await headers()).get("user-agent") ?? "";
    const admitted = await signInWithOidc(claims, { device, address: await clientAddress() });
    return admitted ?? { id: "refused", ...REFUSED };
  } catch (error) {
    log.error({ err: error }, "sign-in by the identity provider failed");
    return { id: FAILED, ...REFUSED };
  }
}
