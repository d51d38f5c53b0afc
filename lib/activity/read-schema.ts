import * as shape from "@/lib/platform/shape";

export const OUTCOMES = ["planned", "done", "refused", "failed", "unknown"] as const;

export const Change = shape.object({
  field: shape.string,
  before: shape.nullable(shape.string),
  after: shape.nullable(shape.string),
});
export type Change = shape.Shaped<typeof Change>;

export const ActivityRow = shape.object({
  seq: shape.number,
  at: shape.number,
  /** Null: Foyer itself, or somebody who is not signed in. */
  staffId: shape.nullable(shape.string),
  staffName: shape.string,
  sessionId: shape.nullable(shape.string),
  action: shape.string,
  subject: shape.string,
  conferenceCode: shape.nullable(shape.string),
  conferenceTitle: shape.nullable(shape.string),
  participantCode: shape.nullable(shape.string),
  outcome: shape.oneOf(OUTCOMES),
  errorCode: shape.nullable(shape.string),
  changes: shape.array(Change),
});
export type ActivityRow = shape.Shaped<typeof ActivityRow>;

/** One page, newest first. `total` counts what matches. */
export const ActivityPage = shape.object({
  rows: shape.array(ActivityRow),
  nextCursor: shape.nullable(shape.string),
  total: shape.number,
});
export type ActivityPage = shape.Shaped<typeof ActivityPage>;
