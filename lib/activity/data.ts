import { requireStaff } from "@/lib/access/guard";
import { db } from "@/lib/db/db";
import { withTransaction } from "@/lib/db/transaction";
import { readParticipant } from "@/lib/mirror/participants";
import { requestTimeZone } from "@/lib/preferences/time-zone";
import { findProjectOf, projectOf } from "@/lib/access/resolve-project";
import { csv } from "@/lib/platform/csv";
import type { Download } from "@/lib/access/file-response";
import { cells, HEAD } from "./table";
import { type Access, explain } from "@/lib/participants/explain-access";
import { readActivity, readRows } from "./read";
import { record } from "@/lib/audit/record";
import type { ActivityPage } from "./types";
import { ActivityParams, type ActivityPerson } from "./schema";

const AT_ONCE = 500;

/** Everything that was done, by filters. */
export async function listActivity(params: ActivityParams, cursor?: string): Promise<ActivityPage> {
  await requireStaff("administrator");
  return readActivity(params, { timeZone: await requestTimeZone() }, cursor);
}

/** Who can have done something: all staff, closed accounts too. */
export async function listActivityStaff(): Promise<ActivityPerson[]> {
  await requireStaff("administrator");
  const rows = await db().selectFrom("staff").select(["id", "name", "email"]).execute();
  return rows
    .map(({ id, name, email }) => ({ id, name: name || email }))
    .toSorted((one, other) => one.name.localeCompare(other.name));
}

/** What matches as a CSV file, read as it is sent. That it was taken out is recorded first. */
export async function exportActivity(params: ActivityParams): Promise<Download> {
  const staff = await requireStaff("administrator");
  const scope = { timeZone: await requestTimeZone() };
  await withTransaction((tx) =>
    record(tx, {
      staff,
      projectId: null,
      action: "activity.export",
      outcome: "done",
      subject: "",
      after: Object.fromEntries(
        Object.entries(params).filter(([, value]) => value !== "" && value !== "all"),
      ),
    }),
  );
  const day = new Date().toISOString().slice(0, 10);
  return {
    name: `foyer-activity-${day}.csv`,
    type: "text/csv; charset=utf-8",
    body: csv(table(params, scope)),
  };
}

async function* table(
  params: ActivityParams,
  scope: Parameters<typeof readRows>[1],
): AsyncGenerator<string[][]> {
  yield [HEAD];
  for (let before: number | null = null; ;) {
    const rows: Awaited<ReturnType<typeof readRows>> = await readRows(
      params,
      scope,
      before,
      AT_ONCE,
    );
    yield rows.map(cells);
    before = rows.at(-1)?.seq ?? before;
    if (rows.length < AT_ONCE) return;
  }
}

/** What was done in one conference, or to one of its participants. */
export async function listHistory(
  { conference, participant }: { conference: string; participant?: string },
  cursor?: string,
): Promise<ActivityPage> {
  const staff = await requireStaff("support");
  const project = await projectOf(staff, { conference });
  const email = participant ? (await readParticipant(project, participant))?.email : undefined;
  const scope = { projectId: project.id, timeZone: "UTC", email };
  const params = ActivityParams.parse({ conference, participant: participant ?? "" });
  return readActivity(params, scope, cursor);
}

/** Whether a participant can join, and if not, why; null where nobody has this code. */
export async function explainAccess(participantCode: string): Promise<Access | null> {
  const staff = await requireStaff("support");
  const project = await findProjectOf(staff, { participants: [participantCode] });
  return project && explain(project, participantCode);
}
