import "server-only";
import { createRemoteJWKSet, errors, jwtVerify } from "jose";
import { env } from "@/lib/platform/env";
import { log } from "@/lib/platform/log";
import { perProcess } from "@/lib/platform/per-process";
import * as z from "@/lib/platform/zod";

const EVENT = "http://schemas.openid.net/event/backchannel-logout";
/** Asymmetric algorithms only: the client's secret does not prove that the provider signed. */
const ALGORITHMS = [
  "RS256",
  "RS384",
  "RS512",
  "PS256",
  "PS384",
  "PS512",
  "ES256",
  "ES384",
  "EdDSA",
];
/** The maximum age of a token (seconds). The clocks may differ by a minute. */
const MAX_AGE = 5 * 60;
const CLOCK_SKEW = 60;
/** Timeout for the provider's documents (ms). */
const TIMEOUT = 10_000;

const Discovery = z.object({ issuer: z.string(), jwks_uri: z.url() });

const Name = z.string().check(z.minLength(1), z.maxLength(255));

/** `nonce` is forbidden, so that no ID token is accepted (OpenID Connect Back-Channel Logout 1.0, 2.4). */
const LogoutToken = z.object({
  iss: z.string(),
  jti: Name,
  sub: z.optional(Name),
  sid: z.optional(Name),
  nonce: z.optional(z.never()),
  events: z.object({ [EVENT]: z.record(z.string(), z.unknown()) }),
});
export type LogoutToken = z.infer<typeof LogoutToken>;

type Keys = { issuer: string; keys: ReturnType<typeof createRemoteJWKSet> };
const known = () => perProcess("identity provider keys", () => new Map<string, Keys>());

/**
 * Returns the claims of a valid logout token; null for an invalid one (2.6). Throws if the provider's keys
 * can't be fetched.
 */
export async function readLogoutToken(token: string): Promise<LogoutToken | null> {
  const { oidc } = env();
  if (!oidc) return null;
  const { issuer, keys } = await keysOf(oidc.issuer);
  try {
    const { payload, protectedHeader } = await jwtVerify(token, keys, {
      issuer,
      audience: oidc.clientId,
      algorithms: ALGORITHMS,
      maxTokenAge: MAX_AGE,
      clockTolerance: CLOCK_SKEW,
      requiredClaims: ["iat", "jti", "events"],
    });
    if (!/^(?:logout\+jwt|JWT)$/i.test(protectedHeader.typ ?? "JWT")) return null;
    const parsed = LogoutToken.safeParse(payload);
    return parsed.success && (parsed.data.sub ?? parsed.data.sid) ? parsed.data : null;
  } catch (error) {
    if (!(error instanceof errors.JOSEError) || error instanceof errors.JWKSTimeout) throw error;
    log.info({ reason: error.message.slice(0, 300) }, "a logout token was refused");
    return null;
  }
}

async function keysOf(configured: string): Promise<Keys> {
  const before = known().get(configured);
  if (before) return before;
  const base = configured.replace(/\/$/, "");
  const response = await fetch(`${base}/.well-known/openid-configuration`, {
    signal: AbortSignal.timeout(TIMEOUT),
  });
  const { issuer, jwks_uri: uri } = Discovery.parse(await response.json());
  if (issuer.replace(/\/$/, "") !== base) throw new Error("the provider names another issuer");
  const keys = createRemoteJWKSet(new URL(uri), { timeoutDuration: TIMEOUT });
  known().set(configured, { issuer, keys });
  return { issuer, keys };
}
