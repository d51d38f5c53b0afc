import * as z from "@/lib/zod";

export const OUTCOMES = ["planned", "done", "refused", "failed", "unknown"] as const;

const word = z.catch(z.string().check(z.maxLength(100)), "");
const day = z.catch(z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/)), "");

/** The filters as they stand in the URL; an empty text filters nothing. Days include both ends. */
export const ActivityParams = z.object({
  staff: word,
  action: word,
  outcome: z.catch(z.enum(["all", ...OUTCOMES]), "all"),
  from: day,
  to: day,
  conference: word,
  participant: word,
});
export type ActivityParams = z.infer<typeof ActivityParams>;

export const Change = z.object({
  field: z.string(),
  before: z.nullable(z.string()),
  after: z.nullable(z.string()),
});
export type Change = z.infer<typeof Change>;

export const ActivityRow = z.object({
  seq: z.number(),
  at: z.number(),
  /** Null: Foyer itself, or somebody who is not signed in. */
  staffId: z.nullable(z.string()),
  staffName: z.string(),
  sessionId: z.nullable(z.string()),
  action: z.string(),
  subject: z.string(),
  conferenceCode: z.nullable(z.string()),
  conferenceTitle: z.nullable(z.string()),
  participantCode: z.nullable(z.string()),
  outcome: z.enum(OUTCOMES),
  errorCode: z.nullable(z.string()),
  changes: z.array(Change),
});
export type ActivityRow = z.infer<typeof ActivityRow>;

/** One page, newest first. `total` counts what matches. */
export const ActivityPage = z.object({
  rows: z.array(ActivityRow),
  nextCursor: z.nullable(z.string()),
  total: z.number(),
});
export type ActivityPage = z.infer<typeof ActivityPage>;

/** Those whom the filter offers. */
export type ActivityPerson = { id: string; name: string };
