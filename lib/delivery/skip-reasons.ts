/**
 * Why nothing was done for a row: the person chose so, the address is malformed, it stands in the
 * file twice, it is on the roster already, it was revoked earlier; or, later: it was invited
 * otherwise meanwhile, the import was cancelled, a person left an unknown outcome as it is, the person in the row was erased.
 */
export const SKIP_REASONS = [
  "chosen",
  "malformed",
  "repeated",
  "on-roster",
  "revoked",
  "invited-meanwhile",
  "cancelled",
  "left",
  "erased",
] as const;
