import { ConfigurationError } from "./configuration-error";
import type { Variables } from "./env-variables";
import { readMailbox } from "./mailbox";
import * as z from "./zod";

type Given = z.infer<typeof Variables>;

const Role = z.enum(["support", "manager", "administrator"]);

function rolesIn(text: string): Map<string, z.infer<typeof Role>> {
  return new Map(
    text.split(",").map((pair) => {
      const [group = "", role] = pair.split("=");
      return [group.trim(), Role.parse(role?.trim())] as const;
    }),
  );
}

/** Returns where the activity is sent; null when unset. Throws ConfigurationError without a secret. */
export function activityStreamIn(given: Given) {
  const { FOYER_ACTIVITY_STREAM: url, FOYER_ACTIVITY_STREAM_SECRET: secret = "" } = given;
  if (url === undefined) return null;
  if (url.startsWith("http") && secret === "") {
    throw new ConfigurationError(
      "FOYER_ACTIVITY_STREAM_SECRET must be set because FOYER_ACTIVITY_STREAM is an https address.",
    );
  }
  return { url, secret };
}

/** Returns the email server; null when unset. Throws ConfigurationError when only a part is set. */
export function mailIn(given: Given) {
  const { SMTP_URL: url, SMTP_FROM } = given;
  const from = SMTP_FROM === undefined ? null : readMailbox(SMTP_FROM);
  if (url === undefined && from === null) return null;
  if (url === undefined || from === null) {
    const [missing, set] = url === undefined ? ["URL", "FROM"] : ["FROM", "URL"];
    throw new ConfigurationError(`SMTP_${missing} must be set because SMTP_${set} is set.`);
  }
  return {
    url,
    from,
    /** Messages per minute over all instances, and to one domain. */
    perMinute: given.SMTP_RATE,
    perDomain: given.SMTP_DOMAIN_RATE,
  };
}

/** Returns the identity provider; null when unset. Throws ConfigurationError when only a part is set. */
export function oidcIn(given: Given) {
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_NAME } = given;
  if (OIDC_ISSUER && OIDC_CLIENT_ID && OIDC_CLIENT_SECRET) {
    return {
      issuer: OIDC_ISSUER,
      clientId: OIDC_CLIENT_ID,
      clientSecret: OIDC_CLIENT_SECRET,
      name: OIDC_NAME ?? new URL(OIDC_ISSUER).host,
      /** Signing in with a password is disabled. */
      only: given.OIDC_ONLY === "yes",
      /** Treats an address as verified if the provider omits `email_verified`. */
      trustEmail: given.OIDC_TRUST_EMAIL === "yes",
      groupsClaim: given.OIDC_GROUPS_CLAIM,
      /** The role of each group; null: roles are managed here. */
      roles: given.OIDC_ROLES === undefined ? null : rolesIn(given.OIDC_ROLES),
    };
  }
  const together = { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET };
  const set = Object.entries({ ...together, OIDC_NAME }).find(([, value]) => value);
  const missing = Object.entries(together).find(([, value]) => !value);
  if (set && missing) {
    throw new ConfigurationError(`${missing[0]} must be set because ${set[0]} is set.`);
  }
  return null;
}
