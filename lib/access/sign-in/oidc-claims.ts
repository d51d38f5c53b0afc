import "server-only";
import { env } from "@/lib/platform/env";
import * as z from "@/lib/platform/zod";

/** The claims of an identity provider about a person (OpenID Connect Core, 2 and 5.1). */
const Claims = z.object({
  iss: z.string(),
  sub: z.string().check(z.minLength(1), z.maxLength(255)),
  email: z.string().check(z.trim(), z.toLowerCase(), z.maxLength(320)),
  // Only a boolean: the text "true" violates the protocol.
  email_verified: z.optional(z.boolean()),
  auth_time: z.optional(z.number()),
  /** The provider's session, for its logout tokens. */
  sid: z.optional(z.string().check(z.maxLength(255))),
});
export type Claims = z.infer<typeof Claims>;

const Address = z.object({ email: z.string().check(z.maxLength(320)) });

/** Why a sign-in at the provider is refused, as the activity records it. */
export type OidcRefusal =
  "malformed-claims" | "other-issuer" | "email-not-verified" | "no-account" | "no-role" | "network";

/** Returns the claims if their issuer and address can be trusted, else the reason. */
export function readClaims(raw: unknown): { claims: Claims } | { refusal: OidcRefusal } {
  const parsed = Claims.safeParse(raw);
  if (!parsed.success) return { refusal: "malformed-claims" };
  const { iss, email_verified: verified } = parsed.data;
  if (!sameIssuer(iss)) return { refusal: "other-issuer" };
  // OIDC_TRUST_EMAIL trusts a provider that omits `email_verified`, but never one that sends `false`.
  const trusted = verified ?? env().oidc?.trustEmail ?? false;
  return trusted ? { claims: parsed.data } : { refusal: "email-not-verified" };
}

/** Returns the address in the claims, to record a refusal; empty if there is none. */
export function addressInClaims(raw: unknown): string {
  const parsed = Address.safeParse(raw);
  return parsed.success ? parsed.data.email.trim().toLowerCase() : "";
}

/** Compares exactly, except for a slash at the end of the configured issuer. */
function sameIssuer(issuer: string): boolean {
  const configured = env().oidc?.issuer;
  return configured?.replace(/\/$/, "") === issuer.replace(/\/$/, "");
}
