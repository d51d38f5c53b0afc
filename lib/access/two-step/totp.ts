import "server-only";
import { Secret, TOTP } from "otpauth";

/** Seconds that a code is shown, as every authenticator app expects (RFC 6238, 5.2). */
const PERIOD = 30;
const SETTINGS = { issuer: "Foyer", algorithm: "SHA1", digits: 6, period: PERIOD } as const;
/** Clocks differ: the code before and the one after are taken, too (RFC 6238, 6). */
const WINDOW = 1;

/** A new shared secret of 160 bits (RFC 4226, 4), in base32. */
export function newSecret(): string {
  return new Secret({ size: 20 }).base32;
}

/** What a QR code tells an authenticator app: the secret, and whose it is. */
export function uriOf(secret: string, email: string): string {
  return new TOTP({ ...SETTINGS, label: email, secret: Secret.fromBase32(secret) }).toString();
}

/** The code of a moment (ms), as the person's app shows it. */
export function codeAt(secret: string, at: number): string {
  return TOTP.generate({ ...SETTINGS, secret: Secret.fromBase32(secret), timestamp: at });
}

/** The time step whose code this is, if it is one of those about now (ms); else null. */
export function stepOf(secret: string, code: string, now: number): number | null {
  const options = { ...SETTINGS, secret: Secret.fromBase32(secret), window: WINDOW };
  const delta = TOTP.validate({ ...options, token: code, timestamp: now });
  return delta === null ? null : Math.floor(now / 1000 / PERIOD) + delta;
}
