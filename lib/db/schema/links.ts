import type { Generated } from "kysely";

export type LinkTables = {
  links: LinkTable;
  personal_links: PersonalLinkTable;
  replaced_links: ReplacedLinkTable;
  lost_link_pages: LostLinkPageTable;
  lost_link_requests: LostLinkRequestTable;
};

/** Invite links, sealed with AES-256-GCM: Boomstream returns each link once. */
export type LinkTable = {
  id: string;
  project_id: string;
  conference_code: string;
  invitation_id: string;
  email_key: string;
  /** Null until a roster contains the participant that the invitation created. */
  participant_code: string | null;
  sealed: string;
  key_id: string;
  /** A keyed hash that finds a pasted link; the link can't be derived from it. */
  fingerprint: string | null;
  created_at: number;
  /** Null: no expiry. */
  expires_at: number | null;
};

/** Personal links, one for each participant of projects that use them. */
export type PersonalLinkTable = {
  id: string;
  project_id: string;
  conference_code: string;
  participant_code: string;
  /** SHA-256 of the token, which is random enough (128 bits) to need no salt. */
  token_hash: string;
  /** The token, sealed with AES-256-GCM, to copy the link again. */
  sealed: string;
  key_id: string;
  /** The newest Boomstream link that Join created. */
  link_id: string | null;
  created_at: number;
  /** When the page was first opened; email scanners count too. */
  opened_at: number | null;
  /** When Join was first pressed. */
  joined_at: number | null;
  /** How often Join was pressed. */
  joins: Generated<number>;
};

/** Replaced personal links. Their page links to the form that emails the newest one. */
type ReplacedLinkTable = {
  token_hash: string;
  project_id: string;
  conference_code: string;
  created_at: number;
};

/** The public page of a conference on which participants request their link. */
type LostLinkPageTable = {
  project_id: string;
  conference_code: string;
  /** In the page's address: 128 random bits. */
  token: string;
  created_at: number;
};

/** A request for a lost link. Background work handles and deletes it within seconds. */
export type LostLinkRequestTable = {
  id: string;
  project_id: string;
  conference_code: string;
  email: string;
  email_key: string;
  created_at: number;
};
