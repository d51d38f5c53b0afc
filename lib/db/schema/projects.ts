import type { Generated } from "kysely";
import type { Flag } from "./flag";

export type ProjectTables = {
  projects: ProjectTable;
};

export type ProjectTable = {
  id: string;
  name: string;
  /** The source of its API key: the local sandbox, the environment, or `sealed_key`. */
  kind: "sandbox" | "environment" | "stored";
  sealed_key: string | null;
  key_id: string | null;
  /** The last characters of the API key, for display. */
  key_tail: Generated<string>;
  /** Keyed hash of the API key: the same key can't be connected twice. */
  key_fingerprint: Generated<string | null>;
  created_at: number;
  closed_at: number | null;
  version: Generated<number>;
  /** 1: participants get personal links; see lib/personal-links. */
  personal_links: Generated<Flag>;
  /** Participants may join this many minutes before the start; null: at any time. */
  join_minutes: Generated<number | null>;
  /** 1: Foyer emails invitations, in the language `mail_locale`; see lib/mail. */
  mail: Generated<Flag>;
  mail_locale: Generated<string>;
};
