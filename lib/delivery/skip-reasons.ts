/** The reasons why nothing was done for a row. */
export const SKIP_REASONS = [
  /** A person chose to skip the row. */
  "chosen",
  /** The address is malformed. */
  "malformed",
  /** The address is repeated in the file. */
  "repeated",
  /** The address is already on the roster. */
  "on-roster",
  /** Access was revoked earlier. */
  "revoked",
  /** The address was invited elsewhere after the preview. */
  "invited-meanwhile",
  /** The import was canceled. */
  "cancelled",
  /** A person skipped a row with an unknown outcome. */
  "left",
  /** The data of the person in the row was erased. */
  "erased",
] as const;
