import { requireStaff } from "@/lib/access/guard";
import { REASON } from "@/lib/audit/record";
import type { ExpressionBuilder } from "kysely";
import { requireProject } from "@/lib/access/resolve-project";
import { db } from "@/lib/db/db";
import type { Database } from "@/lib/db/schema";
import { cursorAfter, unpackCursor } from "@/lib/db/keyset";
import { readParticipant } from "@/lib/mirror/read-participants";
import * as z from "@/lib/platform/zod";
import { requestTimeZone } from "@/lib/preferences/time-zone";
import { endOfDay, startOfDay } from "./days";
import { ActivityParams, type ActivityPerson } from "./schema";
import type { ActivityPage, ActivityRow, Change } from "./types";

const PAGE = 100;
const ORDER = [{ column: "seq", direction: "desc" as const }];
const Values = z.record(z.string(), z.unknown());

/** The limits of a read besides the filters. */
export type Scope = {
  projectId?: string;
  timeZone: string;
  /** A participant's address: an invitation is recorded before their code is known. */
  email?: string | undefined;
};

/** Returns one page of all activity that matches the filters, newest first. */
export async function listActivity(params: ActivityParams, cursor?: string): Promise<ActivityPage> {
  await requireStaff("administrator");
  return pageOf(params, { timeZone: await requestTimeZone() }, cursor);
}

/** Returns one page of the activity of a conference, or of one of its participants. */
export async function listHistory(
  subject: { conference: string; participant?: string },
  cursor?: string,
): Promise<ActivityPage> {
  const { project } = await requireProject("support", { conference: subject.conference });
  const { conference, participant = "" } = subject;
  const email = participant ? (await readParticipant(project, participant))?.email : undefined;
  const params = ActivityParams.parse({ conference, participant });
  return pageOf(params, { projectId: project.id, timeZone: "UTC", email }, cursor);
}

/** Returns all staff for the filter, closed accounts too. */
export async function listActivityStaff(): Promise<ActivityPerson[]> {
  await requireStaff("administrator");
  const rows = await db().selectFrom("staff").select(["id", "name", "email"]).execute();
  return rows
    .map(({ id, name, email }) => ({ id, name: name || email }))
    .toSorted((one, other) => one.name.localeCompare(other.name));
}

async function pageOf(
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

/** Returns at most `most` matching rows before this one, newest first. Not guarded: for verbs only. */
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
    ...reasonIn(row.after),
    changes: changesIn(row.before, row.after),
  }));
}

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
  // The entry of the outcome replaces the planned one.
  if (outcome !== "planned") query = query.where(withoutCompletedPlans);
  if (from !== null) query = query.where("activity.at", ">=", from);
  if (to !== null) query = query.where("activity.at", "<", to);
  return query;
}

function withoutCompletedPlans(eb: ExpressionBuilder<Database, "activity">) {
  return eb.or([
    eb("activity.outcome", "<>", "planned"),
    eb.not(
      eb.exists(
        eb
          .selectFrom("activity as later")
          .select("later.seq")
          .whereRef("later.project_id", "=", "activity.project_id")
          .whereRef("later.participant_code", "=", "activity.participant_code")
          .where("later.action", "in", ["participant.revoke", "participant.undo-revoke"])
          .whereRef("later.seq", ">", "activity.seq"),
      ),
    ),
  ]);
}

/** Returns the fields that differ between the two JSON texts of a row. */
function changesIn(before: string | null, after: string | null): Change[] {
  const earlier = valuesOf(before);
  return Object.entries(valuesOf(after))
    .filter(([field]) => field !== REASON)
    .map(([field, value]) => ({ field, before: textOf(earlier[field]), after: textOf(value) }))
    .filter((change) => change.before !== change.after);
}

const Reason = z.object({ message: z.optional(z.string()), field: z.optional(z.string()) });

/** Returns the reason of a failure, as the form showed it. */
function reasonIn(after: string | null): { message?: string; field?: string } {
  const parsed = Reason.safeParse(valuesOf(after)[REASON]);
  return parsed.success ? parsed.data : {};
}

function valuesOf(text: string | null): Record<string, unknown> {
  if (text === null) return {};
  const parsed = Values.safeParse(JSON.parse(text));
  return parsed.success ? parsed.data : {};
}

function textOf(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  return typeof value === "string" ? value : JSON.stringify(value);
}
