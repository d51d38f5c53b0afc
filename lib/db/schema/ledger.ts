import type { Generated } from "kysely";
import type { Flag } from "./flag";

export type LedgerTables = {
  invitations: InvitationTable;
  imports: ImportTable;
  import_chunks: ImportChunkTable;
  submissions: SubmissionTable;
  approvals: ApprovalTable;
};

/** The ledger: one row for every invitation or change of an import, with its outcome. */
export type InvitationTable = {
  /** Created by the browser, so that submitting twice is one invitation. */
  id: string;
  project_id: string;
  conference_code: string;
  /**
   * `invite`: a first invitation. `link`: a new link. `restore`: access restored. Only in imports:
   * `update` (name and role) and `revoke`.
   */
  kind: "invite" | "link" | "restore" | "update" | "revoke";
  email: string;
  email_key: string;
  name: string;
  moderator: Flag;
  notify: Flag;
  /** With `notify`: 1 if Foyer sends the email, 0 if Boomstream does. Decided at each claim. */
  own_mail: Generated<Flag>;
  /** Seconds; null: no expiry. */
  lifetime: number | null;
  avatar_url: string | null;
  state: "planned" | "sending" | "sent" | "failed" | "unknown" | "skipped";
  error_code: string | null;
  error_message: string | null;
  attempts: Generated<number>;
  participant_code: string | null;
  /** Empty: the participant pressed Join on their personal link. */
  staff_id: string;
  created_at: number;
  started_at: number | null;
  ended_at: number | null;
  /** The import that the row belongs to, and its row in the file; null for a single invitation. */
  import_id: Generated<string | null>;
  position: Generated<number | null>;
  /** With `skipped`: one of SKIP_REASONS. */
  skip_reason: Generated<string | null>;
  /** 1: send it even if the address may already be invited, because a person decided so. */
  again: Generated<Flag>;
  /** Planned: not before. Unknown: the next check, or null if only a person can decide. */
  due_at: Generated<number | null>;
  /** The process that sends or sent it. */
  instance_id: Generated<string | null>;
  /** The participants with this address before the call; see `NOBODY` in lib/delivery/claim.ts. */
  known_before: Generated<string | null>;
  /** With `unknown`: how the response was lost; `abandoned`: its process ended. */
  lost: Generated<"garbled" | "cut" | "late" | "abandoned" | null>;
  /** Counts the claims of this row: only the newest claim may store the outcome. */
  epoch: Generated<number>;
  /** The order when this attempt began. */
  started_order: Generated<number>;
  /** The order when its outcome was stored. */
  ended_order: Generated<number>;
};

/** Imports. Their rows are in the ledger. */
export type ImportTable = {
  id: string;
  project_id: string;
  conference_code: string;
  mode: "invite" | "sync" | "renew";
  /** The name of the file or the first words of the list; may be empty. */
  name: string;
  state: "loading" | "prepared" | "waiting" | "running" | "paused" | "cancelled" | "done";
  /** The person who started it, for the activity of its rows. */
  staff_id: string;
  staff_name: string;
  session_id: string;
  total: number;
  /** Why it waits, and until when; null if it does not wait. */
  problem: string | null;
  retry_at: number | null;
  created_at: number;
  /** The order at its creation. The import starts after a roster with a higher order was stored. */
  created_order: Generated<number>;
  started_at: number | null;
  ended_at: number | null;
};

/** Uploaded parts of imports. */
type ImportChunkTable = {
  import_id: string;
  /** From 0. */
  number: number;
  checksum: string;
  rows: number;
};

/** Submitted forms. The browser creates the id, so that each form runs at most once. */
type SubmissionTable = {
  id: string;
  staff_id: string;
  project_id: string;
  action: string;
  state: "sending" | "done" | "failed" | "unknown";
  /** JSON: the ActionResult; null until the action ends. */
  result: string | null;
  /** By the database's clock. */
  created_at: number;
  ended_at: number | null;
};

/** Requests for approval by a second person. */
export type ApprovalTable = {
  id: string;
  project_id: string;
  conference_code: string;
  kind: "import" | "links";
  /** Null for links. */
  import_id: string | null;
  /** Rows of the import, or links. */
  rows: number;
  /** The requester. */
  staff_id: string;
  staff_name: string;
  state: "open" | "approved" | "declined";
  created_at: number;
  /** Decisions are accepted until then. For approved links: the links can be copied until then. */
  expires_at: number;
  decided_by: string | null;
  decided_at: number | null;
};
