import type { ExternalMark } from "./external-changes/types";

/** A participant as the mirror knows them. */
export type RosterRow = {
  code: string;
  email: string;
  name: string;
  moderator: boolean;
  /** As Boomstream wrote it, without a time zone. */
  added: string;
  /** `revoking`: recorded here, not yet sent to Boomstream. */
  status: "active" | "revoking" | "revoked";
  /** The pending revocation, to undo it by. */
  revocationId: string | null;
  /** What is known of the link, never the link itself; null: unknown. `personal`: it is Foyer's own. */
  link: { expiresAt: number | null; personal?: true } | null;
  /** What was changed outside Foyer within the last day. */
  outside: ExternalMark;
  version: number;
};
