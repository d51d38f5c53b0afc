import { ERROR_CODES } from "@/lib/errors";
import * as z from "@/lib/zod";
import { IMPORT_STATES, MODES, OUTCOMES, ROW_ACTIONS, SKIP_REASONS } from "./schema";

/** Rows by what became of them. */
export const Counts = z.object({
  planned: z.number(),
  sending: z.number(),
  sent: z.number(),
  failed: z.number(),
  unknown: z.number(),
  skipped: z.number(),
});
export type Counts = z.infer<typeof Counts>;

export const ImportSummary = z.object({
  id: z.string(),
  conferenceCode: z.string(),
  conferenceTitle: z.string(),
  mode: z.enum(MODES),
  name: z.string(),
  state: z.enum(IMPORT_STATES),
  /** Who began it. */
  staffName: z.string(),
  createdAt: z.number(),
  startedAt: z.nullable(z.number()),
  endedAt: z.nullable(z.number()),
  total: z.number(),
  counts: Counts,
});
export type ImportSummary = z.infer<typeof ImportSummary>;

/** The imports, newest first. */
export const ImportPage = z.object({
  rows: z.array(ImportSummary),
  nextCursor: z.nullable(z.string()),
});
export type ImportPage = z.infer<typeof ImportPage>;

/** One import and how it gets on. */
export const ImportProgress = z.object({
  ...ImportSummary.shape,
  /** Rows that ended, a second, over the last half minute. */
  rate: z.number(),
  /** Null while it can't be told: nothing moves, or it is over. */
  secondsLeft: z.nullable(z.number()),
  /** Why the run waits; null while it does not. */
  problem: z.nullable(z.enum(ERROR_CODES)),
  /** When it goes on by itself (ms since 1970). */
  retryAt: z.nullable(z.number()),
  /** Unknown rows that Foyer is still finding out about; the other unknown ones wait for a person. */
  checking: z.number(),
  /** Rows sent whose link is kept. */
  links: z.number(),
});
export type ImportProgress = z.infer<typeof ImportProgress>;

/** The rows shown; `undecided`: unknown ones that wait for a person. */
export const ImportRowsParams = z.object({
  outcome: z.catch(z.enum(["all", "undecided", ...OUTCOMES]), "all"),
});
export type ImportRowsParams = z.infer<typeof ImportRowsParams>;

export const ImportedRow = z.object({
  id: z.string(),
  position: z.number(),
  action: z.enum(ROW_ACTIONS),
  outcome: z.enum(OUTCOMES),
  email: z.string(),
  name: z.string(),
  moderator: z.boolean(),
  notify: z.boolean(),
  /** Why it failed, or what went wrong last; `message` is Boomstream's own text. */
  error: z.nullable(z.object({ code: z.enum(ERROR_CODES), message: z.optional(z.string()) })),
  reason: z.nullable(z.enum(SKIP_REASONS)),
  attempts: z.number(),
  /** When it ended, or began (ms since 1970). */
  at: z.nullable(z.number()),
  /** Unknown, and Foyer can't find out by itself. */
  undecided: z.boolean(),
  /** For `copyLinks`; null until the roster has told it. */
  participantCode: z.nullable(z.string()),
  /** Whether its link is kept. */
  link: z.nullable(z.object({ expiresAt: z.nullable(z.number()) })),
});
export type ImportedRow = z.infer<typeof ImportedRow>;

export const ImportRowsPage = z.object({
  rows: z.array(ImportedRow),
  nextCursor: z.nullable(z.string()),
  /** How many match. */
  total: z.number(),
});
export type ImportRowsPage = z.infer<typeof ImportRowsPage>;

/**
 * The roster as a preview compares with it: everybody whom Boomstream mentions, revoked ones too,
 * 5,000 a page. Compare addresses by `emailKey`.
 */
export const RosterExtract = z.object({
  rows: z.array(
    z.object({
      code: z.string(),
      email: z.string(),
      name: z.string(),
      moderator: z.boolean(),
      revoked: z.boolean(),
    }),
  ),
  nextCursor: z.nullable(z.string()),
  /** Null: Boomstream was never asked, or never answered. */
  syncedAt: z.nullable(z.number()),
  problem: z.nullable(z.enum(ERROR_CODES)),
});
export type RosterExtract = z.infer<typeof RosterExtract>;

/** Links of people with access: already expired, and expiring before the moment asked for. */
export const LinksExpiring = z.object({ expired: z.number(), expiring: z.number() });
export type LinksExpiring = z.infer<typeof LinksExpiring>;
