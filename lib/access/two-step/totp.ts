import "server-only";
import { Secret, TOTP } from "otpauth";

/** How long a code is shown (seconds), as authenticator apps expect (RFC 6238, 5.2). */
const PERIOD = 30;
const SETTINGS = { issuer: "Foyer", algorithm: "SHA1", digits: 6, period: PERIOD } as const;
/** The previous and the next code are also accepted, because clocks differ (RFC 6238, 6). */
const WINDOW = 1;

/** Returns a new shared secret of 160 bits (RFC 4226, 4) in base32. */
export function newSecret(): string {
  return new Secret({ size: 20 }).base32;
}

/** Returns the URI in the QR code for an authenticator app: the secret and the account. */
export function uriOf(secret: string, email: string): string {
  return new TOTP({ ...SETTINGS, label: email, secret: Secret.fromBase32(secret) }).toString();
}

/** Returns the code that the app shows at this time (ms since 1970). */
export function codeAt(secret: string, at: number): string {
  return TOTP.generate({ ...SETTINGS, secret: Secret.fromBase32(secret), timestamp: at });
}

/** Returns the time step of a code that is valid now (ms since 1970); null for any other code. */
export function stepOf(secret: string, code: string, now: number): number | null {
  const options = { ...SETTINGS, secret: Secret.fromBase32(secret), window: WINDOW };
  const delta = TOTP.validate({ ...options, token: code, timestamp: now });
  return delta === null ? null : Math.floor(now / 1000 / PERIOD) + delta;
}
