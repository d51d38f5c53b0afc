import "server-only";
import { env } from "@/lib/platform/env";
import * as z from "@/lib/platform/zod";

/** What an identity provider says of a person (OpenID Connect Core, 2 and 5.1). */
const Claims = z.object({
  iss: z.string(),
  sub: z.string().check(z.minLength(1), z.maxLength(255)),
  email: z.string().check(z.trim(), z.toLowerCase(), z.maxLength(320)),
  // Not the text "true": that would be another protocol.
  email_verified: z.optional(z.boolean()),
  auth_time: z.optional(z.number()),
  /** The provider's session, for its logout tokens. */
  sid: z.optional(z.string().check(z.maxLength(255))),
});
export type Claims = z.infer<typeof Claims>;

const Address = z.object({ email: z.string().check(z.maxLength(320)) });

/** Why a person who came from the provider is refused, as the activity records it. */
export type OidcRefusal =
  "malformed-claims" | "other-issuer" | "email-not-verified" | "no-account" | "no-role" | "network";

/** Returns the claims if their issuer and address can be trusted, else why not. */
export function readClaims(told: unknown): { claims: Claims } | { refusal: OidcRefusal } {
  const parsed = Claims.safeParse(told);
  if (!parsed.success) return { refusal: "malformed-claims" };
  const { iss, email_verified: verified } = parsed.data;
  if (!sameIssuer(iss)) return { refusal: "other-issuer" };
  // A provider may be trusted to verify addresses without saying so, but not against its own word.
  const trusted = verified ?? env().oidc?.trustEmail ?? false;
  return trusted ? { claims: parsed.data } : { refusal: "email-not-verified" };
}

/** Returns the address in what a provider says, to record a refusal; empty where there is none. */
export function addressTold(told: unknown): string {
  const parsed = Address.safeParse(told);
  return parsed.success ? parsed.data.email.trim().toLowerCase() : "";
}

/** The same to the letter, but for a slash at the end of what a person configured. */
function sameIssuer(issuer: string): boolean {
  const configured = env().oidc?.issuer;
  return configured?.replace(/\/$/, "") === issuer.replace(/\/$/, "");
}
