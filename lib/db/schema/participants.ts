import type { Generated } from "kysely";
import type { Flag } from "./flag";

export type ParticipantTables = {
  participants: ParticipantTable;
  selections: SelectionTable;
  revocations: RevocationTable;
};

/** The mirror of `client/list`. */
export type ParticipantTable = {
  project_id: string;
  code: string;
  conference_code: string;
  email: string;
  email_key: string;
  name: string;
  name_key: string;
  moderator: Flag;
  /** As Boomstream sent it, without a time zone. */
  added: string;
  revoked: Flag;
  /** Name, email and code for search: folded, two spaces before each word. */
  search: string;
  /** The newest known link of this participant. */
  link_id: string | null;
  /** A revocation that is planned or being sent. */
  revocation_id: string | null;
  first_seen_at: number;
  /** The order of the first list that contained them. */
  first_seen_order: Generated<number>;
  written_at: number;
  /** The order of our last acknowledged write: a list requested at this number or before does not overwrite it. */
  written_order: Generated<number>;
  /** When the roster stopped listing the participant. */
  gone_at: number | null;
  /** The last change made outside Foyer, and when Foyer noticed it. */
  outside: Generated<string | null>;
  outside_at: Generated<number | null>;
  version: Generated<number>;
  edit_until: Generated<number>;
};

/** Selections of participants, so that a bulk action applies to exactly the participants shown. */
type SelectionTable = {
  id: string;
  staff_id: string;
  project_id: string;
  conference_code: string;
  /** JSON list of participant codes. */
  codes: string;
  created_at: number;
};

/** Revocations, performed after the Undo seconds. */
export type RevocationTable = {
  id: string;
  project_id: string;
  conference_code: string;
  participant_code: string;
  staff_id: string;
  state: "planned" | "sending" | "done" | "undone" | "failed" | "unknown";
  error_code: string | null;
  error_message: string | null;
  /** By the database's clock. */
  due_at: number;
  created_at: number;
  /** By the database's clock. */
  started_at: number | null;
  ended_at: number | null;
  /** Counts the claims of this row: only the newest claim may store the outcome. */
  epoch: Generated<number>;
  /** The process that claimed it last. */
  instance_id: Generated<string | null>;
};
