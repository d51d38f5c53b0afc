import { SKIP_REASONS } from "@/lib/delivery/skip-reasons";
import type { ErrorCode } from "@/lib/platform/errors";

export { SKIP_REASONS };

/**
 * The source of an import: a list of people, a list compared with the roster, or the expiring links of a
 * conference.
 */
export const MODES = ["invite", "sync", "renew"] as const;

/**
 * `loading`: rows are being uploaded. `prepared`: complete, not started. `waiting`: started, needs a second
 * person's approval.
 */
const IMPORT_STATES = [
  "loading",
  "prepared",
  "waiting",
  "running",
  "paused",
  "cancelled",
  "done",
] as const;

/**
 * The action for a row: invite, restore access, create a link, update name and role, revoke access, or skip.
 */
export const ROW_ACTIONS = ["invite", "restore", "link", "update", "revoke", "skip"] as const;
export type RowAction = (typeof ROW_ACTIONS)[number];

/** The first position of people who are only on the roster; greater than every row number of a list. */
export const FIRST_ROSTER_POSITION = 2_000_000;

/** The outcome of a row. `unknown`: Boomstream's response was lost. */
export const OUTCOMES = ["planned", "sending", "sent", "failed", "unknown", "skipped"] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Row counts by outcome. */
export type Counts = {
  planned: number;
  sending: number;
  sent: number;
  failed: number;
  unknown: number;
  skipped: number;
};

export type ImportSummary = {
  id: string;
  conferenceCode: string;
  conferenceTitle: string;
  mode: (typeof MODES)[number];
  name: string;
  state: (typeof IMPORT_STATES)[number];
  /** The person who created it. */
  staffName: string;
  createdAt: number;
  startedAt: number | null;
  endedAt: number | null;
  total: number;
  counts: Counts;
};

/** A page of imports, newest first. */
export type ImportPage = {
  rows: ImportSummary[];
  nextCursor: string | null;
};

/** One import with its progress. */
export type ImportProgress = ImportSummary & {
  /** Completed rows per second, over the last half minute. */
  rate: number;
  /** Null if unknown: nothing moves, or the import is over. */
  secondsLeft: number | null;
  /** The reason why the import waits; null if it does not wait. */
  problem: ErrorCode | null;
  /** The next automatic retry (ms since 1970). */
  retryAt: number | null;
  /** Unknown rows that Foyer still reconciles; the other unknown rows need a person's decision. */
  checking: number;
  /** Sent rows with a stored link. */
  links: number;
};

export type ImportedRow = {
  id: string;
  position: number;
  action: (typeof ROW_ACTIONS)[number];
  outcome: (typeof OUTCOMES)[number];
  email: string;
  name: string;
  moderator: boolean;
  notify: boolean;
  /** The failure or the last error; `message` is Boomstream's text. */
  error: {
    code: ErrorCode;
    message?: string;
  } | null;
  reason: (typeof SKIP_REASONS)[number] | null;
  attempts: number;
  /** When the row was completed, or else started (ms since 1970). */
  at: number | null;
  /** The outcome is unknown and needs a person's decision. */
  undecided: boolean;
  /** For `copyLinks`; null until the roster has it. */
  participantCode: string | null;
  /** The stored link; null if there is none. */
  link: {
    expiresAt: number | null;
  } | null;
};

export type ImportRowsPage = {
  rows: ImportedRow[];
  nextCursor: string | null;
  /** The number of matching rows. */
  total: number;
};

/**
 * The roster for a preview: all participants in Boomstream's response, including revoked ones; 5,000 per
 * page. Compare addresses by `emailKey`.
 */
export type PreviewRoster = {
  rows: {
    code: string;
    email: string;
    name: string;
    moderator: boolean;
    revoked: boolean;
  }[];
  nextCursor: string | null;
  /** Null: Boomstream has never responded. */
  syncedAt: number | null;
  problem: ErrorCode | null;
};

/** Links of participants with access: expired, and expiring before the requested moment. */
export type LinksExpiring = {
  expired: number;
  expiring: number;
};
