export const OUTCOMES = ["planned", "done", "refused", "failed", "unknown"] as const;

export type Change = {
  field: string;
  before: string | null;
  after: string | null;
};

export type ActivityRow = {
  seq: number;
  at: number;
  /** Null: Foyer itself, or someone not signed in. */
  staffId: string | null;
  staffName: string;
  sessionId: string | null;
  action: string;
  subject: string;
  conferenceCode: string | null;
  conferenceTitle: string | null;
  participantCode: string | null;
  outcome: (typeof OUTCOMES)[number];
  errorCode: string | null;
  /** Boomstream's message about a failure. */
  message?: string | undefined;
  /** A key under `validation` that says why the field was refused. */
  field?: string | undefined;
  changes: Change[];
};

/** One page, newest first. `total` counts what matches. */
export type ActivityPage = {
  rows: ActivityRow[];
  nextCursor: string | null;
  total: number;
};

/** Returns true for a change made outside Foyer and noticed by a refresh. */
export function isExternal(action: string): boolean {
  return action.includes(".outside-");
}
