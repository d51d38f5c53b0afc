import type { Generated } from "kysely";
import type { Flag } from "./flag";

export type ConferenceTables = {
  conferences: ConferenceTable;
  pins: PinTable;
  conference_snapshots: ConferenceSnapshotTable;
  templates: TemplateTable;
};

/** The mirror of `conference/list` and `conference/info`. Only Boomstream's responses change it. */
type ConferenceTable = {
  project_id: string;
  code: string;
  title: string;
  title_key: string;
  description: string;
  folder_code: string | null;
  /** JSON: the other fields of `conference/info`; null until it was read. */
  details: string | null;
  /** Title, description and code, folded for search. */
  search: string;
  /** Active participants; null until the roster was read once. */
  participant_count: number | null;
  first_seen_at: number;
  /** When our last write was acknowledged, by the wall clock. For display only. */
  written_at: number;
  /** The order of that write: a list requested at this number or before does not overwrite it. */
  written_order: Generated<number>;
  deleted_at: number | null;
  /** The last change made outside Foyer, and when Foyer noticed it. */
  outside: Generated<string | null>;
  outside_at: Generated<number | null>;
  version: Generated<number>;
  /** End of the lease for one edit; see lib/db/row-lease.ts. */
  edit_until: Generated<number>;
  /** The start, its IANA time zone, and the duration in seconds. */
  starts_at: Generated<number | null>;
  time_zone: Generated<string | null>;
  duration: Generated<number | null>;
  /** 1: the time comes from `conference/info`, so Foyer does not edit it. */
  time_from_service: Generated<Flag>;
};

/** Conferences that a person pinned to the top of their list. */
type PinTable = {
  staff_id: string;
  project_id: string;
  conference_code: string;
  created_at: number;
};

/** Copies of deleted conferences. `content` is JSON: fields, roster and message, to restore it as a new one. */
type ConferenceSnapshotTable = {
  id: string;
  project_id: string;
  conference_code: string;
  title: string;
  people: number;
  content: string;
  staff_name: string;
  created_at: number;
  /** The conference that was created from this copy. */
  restored_code: string | null;
};

/** The message that staff copy with a link, for each conference; no row: the default. */
type TemplateTable = {
  project_id: string;
  conference_code: string;
  text: string;
  staff_id: string;
  written_at: number;
  version: Generated<number>;
};
