import type { ExternalMark } from "./external-changes/types";

/** A participant of the mirror. */
export type RosterRow = {
  code: string;
  email: string;
  name: string;
  moderator: boolean;
  /** As Boomstream sent it, without a time zone. */
  added: string;
  /** `revoking`: recorded here, not yet sent to Boomstream. */
  status: "active" | "revoking" | "revoked";
  /** The id of the pending revocation, for Undo. */
  revocationId: string | null;
  /** Facts about the link, never the link itself; null: unknown. `personal`: Foyer's own link. */
  link: { expiresAt: number | null; personal?: true } | null;
  /** External changes within the last day. */
  outside: ExternalMark;
  version: number;
};
