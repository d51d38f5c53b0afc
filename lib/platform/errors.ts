/**
 * Every reason that a person can be told, in one closed list. Each has a text under `errors` in the
 * dictionaries; what is not in this list is logged with a request id and shown as `unexpected`.
 */
export const ERROR_CODES = [
  // Boomstream: could not be reached, did not answer in time, refused the key, does not know the
  // code (deleted meanwhile), said no in its own words, answered something else than its API,
  // may or may not have done the work, or is being left alone after repeated failures.
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
  "password-needed",
  "two-steps-needed",
  "last-administrator",
  "too-many-attempts",
  "conflict",
  "no-project",
  "last-project",
  "project-busy",
  "already-invited",
  "busy",
  "offline",
  "unexpected",
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

/** Whether a text kept in the database names one of our codes. */
export function isErrorCode(value: unknown): value is ErrorCode {
  return ERROR_CODES.some((code) => code === value);
}
