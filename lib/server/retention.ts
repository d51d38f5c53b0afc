import { setTimeout } from "node:timers/promises";
import { sql } from "kysely";
import { db } from "@/lib/db/db";
import { wallNow } from "@/lib/platform/clock";
import { env } from "@/lib/platform/env";

/** Rows deleted by one statement. */
const ROWS_PER_STEP = 500;
/** Pause between two steps, so that requests can run (ms). */
const PAUSE_MS = 20;
/** Steps of one run for each kind; the next run continues. */
const MAX_STEPS = 200;

/** Deletes data older than the settings allow, in small steps. Returns the number of rows. */
export async function deleteExpired(): Promise<number> {
  const { keep } = env();
  const now = wallNow();
  let deleted = await inSteps(() => deleteSessions(now - keep.sessions));
  deleted += await inSteps(() => deleteSubmissions(now - keep.submissions));
  deleted += await deleteRosters(now - keep.deleted);
  const { links, invitations } = keep;
  if (links !== null) deleted += await inSteps(() => deleteLinks(now - links));
  if (invitations !== null) deleted += await inSteps(() => deleteInvitations(now - invitations));
  if (invitations !== null) deleted += await inSteps(() => deleteMail(now - invitations));
  return deleted;
}

async function inSteps(step: () => Promise<number>): Promise<number> {
  let sum = 0;
  for (let steps = 0; steps < MAX_STEPS; steps += 1) {
    const deleted = await step();
    sum += deleted;
    if (deleted < ROWS_PER_STEP) break;
    await setTimeout(PAUSE_MS);
  }
  return sum;
}

async function run(statement: ReturnType<typeof sql>): Promise<number> {
  const { numAffectedRows } = await statement.execute(db());
  return Number(numAffectedRows ?? 0);
}

function deleteSessions(before: number): Promise<number> {
  return run(sql`delete from sessions where id in (select id from sessions
    where expires_at < ${before} or ended_at < ${before} limit ${sql.lit(ROWS_PER_STEP)})`);
}

function deleteSubmissions(before: number): Promise<number> {
  return run(sql`delete from submissions where id in (select id from submissions
    where created_at < ${before} and state <> 'sending' limit ${sql.lit(ROWS_PER_STEP)})`);
}

/** Participants reference their newest link while it is stored. */
async function deleteLinks(before: number): Promise<number> {
  await run(sql`update participants set link_id = null, version = version + 1
    where link_id in (select id from links where expires_at < ${before} limit ${sql.lit(ROWS_PER_STEP)})`);
  return run(sql`delete from links where id in (select id from links
    where expires_at < ${before} limit ${sql.lit(ROWS_PER_STEP)})`);
}

/** Rows of an import are deleted only after the whole import has ended. */
function deleteInvitations(before: number): Promise<number> {
  return run(sql`delete from invitations where id in (select invitations.id from invitations
    left join imports on imports.id = invitations.import_id
    where invitations.ended_at < ${before} and invitations.state in ('sent', 'failed', 'skipped')
      and (invitations.import_id is null or imports.ended_at < ${before})
    limit ${sql.lit(ROWS_PER_STEP)})`);
}

/** Before a conference has ended, its messages show which reminders were sent. */
function deleteMail(before: number): Promise<number> {
  return run(sql`delete from outgoing_mail where id in (select m.id from outgoing_mail m
    left join conferences c on c.project_id = m.project_id and c.code = m.conference_code
    where m.ended_at < ${before} and m.state in ('accepted', 'rejected', 'canceled')
      and coalesce(c.starts_at, 0) < ${before} limit ${sql.lit(ROWS_PER_STEP)})`);
}

/** The rows of a deleted conference, by table. */
const LEFT_BEHIND = {
  participants: "code",
  links: "id",
  personal_links: "id",
  outgoing_mail: "id",
  reminder_rules: "id",
  reminder_opt_outs: "token_hash",
  mail_templates: "kind",
  lost_link_pages: "token",
  lost_link_requests: "id",
  replaced_links: "token_hash",
  pins: "staff_id",
  templates: "text",
  writes: "id",
  revocations: "id",
  approvals: "id",
  selections: "id",
  conference_snapshots: "id",
} as const;

/** The conference's own row stays, so that the activity has a title to show. */
async function deleteRosters(before: number): Promise<number> {
  let sum = 0;
  for (const [table, id] of Object.entries(LEFT_BEHIND)) {
    const [rows, key] = [sql.table(table), sql.ref(`${table}.${id}`)];
    sum += await inSteps(() =>
      run(sql`delete from ${rows} where (project_id, conference_code, ${key}) in
        (select ${rows}.project_id, ${rows}.conference_code, ${key} from ${rows}
          join conferences on conferences.project_id = ${rows}.project_id
            and conferences.code = ${rows}.conference_code
          where conferences.deleted_at < ${before} limit ${sql.lit(ROWS_PER_STEP)})`),
    );
  }
  await run(sql`delete from syncs where (project_id, key) in
    (select project_id, 'roster:' || code from conferences where deleted_at < ${before})`);
  return sum;
}
