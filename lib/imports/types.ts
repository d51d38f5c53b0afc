import { SKIP_REASONS } from "@/lib/delivery/skip-reasons";
import type { ErrorCode } from "@/lib/platform/errors";

export { SKIP_REASONS };

/**
 * Where an import comes from: a list of people, a list compared with the roster, or the links of a
 * conference that expire.
 */
export const MODES = ["invite", "sync", "renew"] as const;

/**
 * `loading`: its rows are still uploading. `prepared`: complete, but nobody has started it. `waiting`: started,
 * and needs a second person's approval.
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
 * What is to be done for a row, as the preview decided: invite an address that is not on the
 * roster, give access back, make a new link, change name and role, take access away, or nothing.
 */
export const ROW_ACTIONS = ["invite", "restore", "link", "update", "revoke", "skip"] as const;
export type RowAction = (typeof ROW_ACTIONS)[number];

/** What became of a row. `unknown`: Boomstream's answer was lost. */
export const OUTCOMES = ["planned", "sending", "sent", "failed", "unknown", "skipped"] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Rows by what became of them. */
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
  /** Who began it. */
  staffName: string;
  createdAt: number;
  startedAt: number | null;
  endedAt: number | null;
  total: number;
  counts: Counts;
};

/** The imports, newest first. */
export type ImportPage = {
  rows: ImportSummary[];
  nextCursor: string | null;
};

/** One import and how it gets on. */
export type ImportProgress = ImportSummary & {
  /** Rows that ended, a second, over the last half minute. */
  rate: number;
  /** Null while it can't be told: nothing moves, or it is over. */
  secondsLeft: number | null;
  /** Why the run waits; null while it does not. */
  problem: ErrorCode | null;
  /** When it goes on by itself (ms since 1970). */
  retryAt: number | null;
  /** Unknown rows that Foyer is still finding out about; the other unknown ones wait for a person. */
  checking: number;
  /** Rows sent whose link is kept. */
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
  /** Why it failed, or what went wrong last; `message` is Boomstream's own text. */
  error: {
    code: ErrorCode;
    message?: string;
  } | null;
  reason: (typeof SKIP_REASONS)[number] | null;
  attempts: number;
  /** When it ended, or began (ms since 1970). */
  at: number | null;
  /** Unknown, and Foyer can't find out by itself. */
  undecided: boolean;
  /** For `copyLinks`; null until the roster has told it. */
  participantCode: string | null;
  /** Whether its link is kept. */
  link: {
    expiresAt: number | null;
  } | null;
};

export type ImportRowsPage = {
  rows: ImportedRow[];
  nextCursor: string | null;
  /** How many match. */
  total: number;
};

/**
 * The roster as a preview compares with it: everybody whom Boomstream mentions, revoked ones too,
 * 5,000 a page. Compare addresses by `emailKey`.
 */
export type RosterExtract = {
  rows: {
    code: string;
    email: string;
    name: string;
    moderator: boolean;
    revoked: boolean;
  }[];
  nextCursor: string | null;
  /** Null: Boomstream was never asked, or never answered. */
  syncedAt: number | null;
  problem: ErrorCode | null;
};

/** Links of participants with access: expired, and expiring before the requested moment. */
export type LinksExpiring = {
  expired: number;
  expiring: number;
};
