import { db } from "@/lib/db/db";
import { cursorAfter, unpackCursor } from "@/lib/db/keyset";
import { changesIn } from "./changes";
import { endOfDay, startOfDay } from "./days";
import type { ActivityPage, ActivityRow } from "./types";
import type { ActivityParams } from "./schema";

const PAGE = 100;
const ORDER = [{ column: "seq", direction: "desc" as const }];

/** Whose activity is meant, beside the filters: everything, or one project's part of it. */
export type Scope = {
  projectId?: string;
  timeZone: string;
  /** A participant's address: an invitation is recorded before their code is known. */
  email?: string;
};

function matching(params: ActivityParams, { projectId, timeZone, email }: Scope) {
  const { staff, action, outcome, conference, participant } = params;
  const from = params.from ? startOfDay(params.from, timeZone) : null;
  const to = params.to ? endOfDay(params.to, timeZone) : null;
  let query = db().selectFrom("activity");
  if (projectId) query = query.where("activity.project_id", "=", projectId);
  if (staff) query = query.where("activity.staff_id", "=", staff);
  if (action) query = query.where("activity.action", "=", action);
  if (outcome !== "all") query = query.where("activity.outcome", "=", outcome);
  if (conference) query = query.where("activity.conference_code", "=", conference);
  if (participant) {
    query = query.where((eb) =>
      eb.or([
        eb("activity.participant_code", "=", participant),
        eb.and([
          eb("activity.participant_code", "is", null),
          eb("activity.subject", "=", email ?? null),
        ]),
      ]),
    );
  }
  if (from !== null) query = query.where("activity.at", ">=", from);
  if (to !== null) query = query.where("activity.at", "<", to);
  return query;
}

/** One page of the activity that matches, newest first. */
export async function readActivity(
  params: ActivityParams,
  scope: Scope,
  cursor: string | undefined,
): Promise<ActivityPage> {
  const [seen] = unpackCursor(cursor, 1) ?? [];
  const before = typeof seen === "number" ? seen : null;
  const rows = await readRows(params, scope, before, PAGE + 1);
  const page = rows.slice(0, PAGE);
  const last = page.at(-1);
  const { n } = await matching(params, scope)
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .executeTakeFirstOrThrow();
  return {
    rows: page,
    nextCursor: last && rows.length > PAGE ? cursorAfter(last, ORDER) : null,
    total: Number(n),
  };
}

/** So many matching rows before this one, newest first. */
export async function readRows(
  params: ActivityParams,
  scope: Scope,
  before: number | null,
  most: number,
): Promise<ActivityRow[]> {
  const query = matching(params, scope);
  const rows = await (before === null ? query : query.where("activity.seq", "<", before))
    .leftJoin("conferences", (join) =>
      join
        .onRef("conferences.project_id", "=", "activity.project_id")
        .onRef("conferences.code", "=", "activity.conference_code"),
    )
    .selectAll("activity")
    .select("conferences.title")
    .orderBy("activity.seq", "desc")
    .limit(most)
    .execute();
  return rows.map((row) => ({
    seq: row.seq,
    at: row.at,
    staffId: row.staff_id,
    staffName: row.staff_name,
    sessionId: row.session_id,
    action: row.action,
    subject: row.subject,
    conferenceCode: row.conference_code,
    conferenceTitle: row.title,
    participantCode: row.participant_code,
    outcome: row.outcome,
    errorCode: row.error_code,
    changes: changesIn(row.before, row.after),
  }));
}
