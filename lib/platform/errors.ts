/**
 * Every reason that is shown to people. Each has a text under `errors` in the dictionaries;
 * anything else is logged with a request id and shown as `unexpected`.
 */
export const ERROR_CODES = [
  // Boomstream: unreachable, timed out, refused the key, does not know the code (deleted
  // meanwhile), refused with a message, sent an unreadable response, may or may not have applied
  // the write, or is not called after repeated failures.
  "unreachable",
  "too-slow",
  "key-refused",
  "not-found",
  "refused",
  "not-understood",
  "unknown-outcome",
  "suspended",
  // Foyer itself.
  "invalid",
  "signed-out",
  "not-allowed",
  "wrong-credentials",
  "wrong-code",
  "passkey-not-made",
  "password-needed",
  "two-steps-needed",
  "passkey-needed",
  "passkey-first",
  "last-passkey",
  "approval-needed",
  "own-request",
  "last-administrator",
  "too-many-attempts",
  "conflict",
  "no-project",
  "last-project",
  "project-busy",
  "already-invited",
  "busy",
  "offline",
  "outdated",
  "unexpected",
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

/** Returns true if a text names one of these codes. */
export function isErrorCode(value: unknown): value is ErrorCode {
  return ERROR_CODES.some((code) => code === value);
}
