import type { ActivityEntry } from "@/lib/audit/record";
import type { Loss } from "@/lib/boomstream/types";
import type { InvitationTable } from "@/lib/db/schema";
import type { ErrorCode } from "@/lib/platform/errors";

/** How an invitation recorded. `link: null`: it was made, but the answer that held its link was lost. */
export type Outcome =
  | { state: "sent"; link: string | null; participantCode?: string | null }
  | { state: "failed" | "unknown"; error: { code: ErrorCode; message?: string; lost?: Loss } };

export type Attempt = Pick<
  InvitationTable,
  | "id"
  | "kind"
  | "project_id"
  | "conference_code"
  | "email"
  | "lifetime"
  | "participant_code"
  | "started_at"
> & { moderator: boolean; notify: boolean; importId?: string | null };

/** One attempt, who is behind it, and how it recorded. */
export type RecordedOutcome = { staff: ActivityEntry["staff"]; invitation: Attempt; outcome: Outcome };
