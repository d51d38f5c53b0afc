import type { Generated } from "kysely";

export type ActivityTables = {
  activity: ActivityTable;
  activity_head: ActivityHeadTable;
  activity_keys: ActivityKeyTable;
  activity_outbox: ActivityOutboxTable;
  refusals: RefusalTable;
};

export type ActivityTable = {
  id: string;
  at: number;
  staff_id: string | null;
  staff_name: string;
  session_id: string | null;
  project_id: string | null;
  action: string;
  conference_code: string | null;
  participant_code: string | null;
  /** The display name of the object: a title or an email address. */
  subject: string;
  before: string | null;
  after: string | null;
  outcome: "planned" | "done" | "refused" | "failed" | "unknown";
  error_code: string | null;
  /** 1, 2, 3… without gaps. */
  seq: number;
  /** Covers this row and the previous hash; see lib/audit/record.ts. */
  hash: string;
  /** The key that signed it; empty for entries older than signing. */
  key_id: Generated<string>;
};

/** One row: the end of the chain. Each append locks it. */
type ActivityHeadTable = { id: number; seq: number; hash: string };

/** Signing keys of replaced secrets, sealed under the current secret, to verify older entries. */
type ActivityKeyTable = {
  key_id: string;
  sealed: string;
  sealing_key_id: string;
  retired_at: number;
};

/** How much of the activity was sent to other systems, one row for each destination. */
type ActivityOutboxTable = {
  /** Keyed hash of the destination. */
  target: string;
  /** The last entry that was sent. */
  sent_seq: number;
  /** End of the sender's lease, by the database's clock. */
  lease_until: number;
  /** Identifies the lease: a sender whose lease was taken over records nothing. */
  lease_order: number;
};

/** When a refusal was last recorded in the activity. */
type RefusalTable = { key: string; at: number };
