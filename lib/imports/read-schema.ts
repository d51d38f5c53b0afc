import { ERROR_CODES } from "@/lib/platform/errors";
import * as shape from "@/lib/platform/shape";

/**
 * Where an import comes from: a list of people, a list compared with the roster, or the links of a
 * conference that expire.
 */
export const MODES = ["invite", "sync", "renew"] as const;

/** `loading`: its rows are still arriving; nothing is sent before all have. */
export const IMPORT_STATES = ["loading", "running", "paused", "cancelled", "done"] as const;

/**
 * What is to be done for a row, as the preview decided: invite an address that is not on the
 * roster, give access back, make a new link, change name and role, take access away, or nothing.
 */
export const ROW_ACTIONS = ["invite", "restore", "link", "update", "revoke", "skip"] as const;
export type RowAction = (typeof ROW_ACTIONS)[number];

/** What became of a row. `unknown`: Boomstream's answer was lost. */
export const OUTCOMES = ["planned", "sending", "sent", "failed", "unknown", "skipped"] as const;
export type Outcome = (typeof OUTCOMES)[number];

/**
 * Why nothing was done for a row: the person chose so, the address is malformed, it stands in the
 * file twice, it is on the roster already, it was revoked earlier; or, later: it was invited
 * otherwise meanwhile, the import was cancelled, a person left an unknown outcome as it is.
 */
export const SKIP_REASONS = [
  "chosen",
  "malformed",
  "repeated",
  "on-roster",
  "revoked",
  "invited-meanwhile",
  "cancelled",
  "left",
] as const;

/** Rows by what became of them. */
export const Counts = shape.object({
  planned: shape.number,
  sending: shape.number,
  sent: shape.number,
  failed: shape.number,
  unknown: shape.number,
  skipped: shape.number,
});
export type Counts = shape.Shaped<typeof Counts>;

const summaryFields = {
  id: shape.string,
  conferenceCode: shape.string,
  conferenceTitle: shape.string,
  mode: shape.oneOf(MODES),
  name: shape.string,
  state: shape.oneOf(IMPORT_STATES),
  /** Who began it. */
  staffName: shape.string,
  createdAt: shape.number,
  startedAt: shape.nullable(shape.number),
  endedAt: shape.nullable(shape.number),
  total: shape.number,
  counts: Counts,
};

export const ImportSummary = shape.object(summaryFields);
export type ImportSummary = shape.Shaped<typeof ImportSummary>;

/** The imports, newest first. */
export const ImportPage = shape.object({
  rows: shape.array(ImportSummary),
  nextCursor: shape.nullable(shape.string),
});
export type ImportPage = shape.Shaped<typeof ImportPage>;

/** One import and how it gets on. */
export const ImportProgress = shape.object({
  ...summaryFields,
  /** Rows that ended, a second, over the last half minute. */
  rate: shape.number,
  /** Null while it can't be told: nothing moves, or it is over. */
  secondsLeft: shape.nullable(shape.number),
  /** Why the run waits; null while it does not. */
  problem: shape.nullable(shape.oneOf(ERROR_CODES)),
  /** When it goes on by itself (ms since 1970). */
  retryAt: shape.nullable(shape.number),
  /** Unknown rows that Foyer is still finding out about; the other unknown ones wait for a person. */
  checking: shape.number,
  /** Rows sent whose link is kept. */
  links: shape.number,
});
export type ImportProgress = shape.Shaped<typeof ImportProgress>;

export const ImportedRow = shape.object({
  id: shape.string,
  position: shape.number,
  action: shape.oneOf(ROW_ACTIONS),
  outcome: shape.oneOf(OUTCOMES),
  email: shape.string,
  name: shape.string,
  moderator: shape.boolean,
  notify: shape.boolean,
  /** Why it failed, or what went wrong last; `message` is Boomstream's own text. */
  error: shape.nullable(
    shape.object({ code: shape.oneOf(ERROR_CODES), message: shape.optional(shape.string) }),
  ),
  reason: shape.nullable(shape.oneOf(SKIP_REASONS)),
  attempts: shape.number,
  /** When it ended, or began (ms since 1970). */
  at: shape.nullable(shape.number),
  /** Unknown, and Foyer can't find out by itself. */
  undecided: shape.boolean,
  /** For `copyLinks`; null until the roster has told it. */
  participantCode: shape.nullable(shape.string),
  /** Whether its link is kept. */
  link: shape.nullable(shape.object({ expiresAt: shape.nullable(shape.number) })),
});
export type ImportedRow = shape.Shaped<typeof ImportedRow>;

export const ImportRowsPage = shape.object({
  rows: shape.array(ImportedRow),
  nextCursor: shape.nullable(shape.string),
  /** How many match. */
  total: shape.number,
});
export type ImportRowsPage = shape.Shaped<typeof ImportRowsPage>;

/**
 * The roster as a preview compares with it: everybody whom Boomstream mentions, revoked ones too,
 * 5,000 a page. Compare addresses by `emailKey`.
 */
export const RosterExtract = shape.object({
  rows: shape.array(
    shape.object({
      code: shape.string,
      email: shape.string,
      name: shape.string,
      moderator: shape.boolean,
      revoked: shape.boolean,
    }),
  ),
  nextCursor: shape.nullable(shape.string),
  /** Null: Boomstream was never asked, or never answered. */
  syncedAt: shape.nullable(shape.number),
  problem: shape.nullable(shape.oneOf(ERROR_CODES)),
});
export type RosterExtract = shape.Shaped<typeof RosterExtract>;
