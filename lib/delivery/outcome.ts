import type { ActivityEntry } from "@/lib/audit/record";
import type { Loss } from "@/lib/boomstream/types";
import type { InvitationTable } from "@/lib/db/schema";
import type { ErrorCode } from "@/lib/platform/errors";

/** How an invitation ended. `link: null`: it was made, but the answer that held its link was lost. */
export type Ending =
  | { state: "sent"; link: string | null; participantCode?: string | null }
  | { state: "failed" | "unknown"; error: { code: ErrorCode; message?: string; lost?: Loss } };

export type Settling = Pick<
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

/** One attempt, who is behind it, and how it ended. */
export type Ended = { staff: ActivityEntry["staff"]; invitation: Settling; ending: Ending };
