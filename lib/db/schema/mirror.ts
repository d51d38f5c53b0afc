import type { Generated } from "kysely";

export type MirrorTables = {
  syncs: SyncTable;
  writes: WriteTable;
};

/** When each list of the mirror was refreshed, and the lease of its refresh. */
type SyncTable = {
  /** `conferences` or `roster:CODE`. */
  key: string;
  project_id: string;
  /** When the stored list was requested. */
  synced_at: number | null;
  /** The order of the newest stored response. */
  synced_order: Generated<number>;
  /** When it was last requested, by the database's clock. */
  attempted_at: number | null;
  error_code: string | null;
  error_message: string | null;
  /** By the database's clock. */
  lease_until: number;
  /** Identifies the lease: a refresh whose lease was taken over releases nothing. */
  lease_order: Generated<number>;
  /** The order of the newest response that was compared with the mirror; null: none. */
  compared_order: Generated<number | null>;
};

/**
 * Our writes to Boomstream, committed before each call. A refresh uses them to distinguish our changes
 * from external ones. A row is deleted once a list certainly shows its effect.
 */
type WriteTable = {
  id: string;
  project_id: string;
  conference_code: string | null;
  /** The participant that the write changes, if any. */
  participant_code: string | null;
  /** The address that the write invites, if any. */
  email_key: string | null;
  /** JSON: the values that the write sends. */
  sent_values: string;
  /** JSON: the values in the mirror before the write; null if there were none. */
  replaced_values: string | null;
  started_at: number;
};
