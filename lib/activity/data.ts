import { requireStaff } from "@/lib/auth/guard";
import { db } from "@/lib/db/db";
import { readParticipant } from "@/lib/participants/read";
import { requestTimeZone } from "@/lib/preferences/time-zone";
import { currentProject } from "@/lib/projects/current";
import { csvHead, csvLine } from "./csv";
import { type Access, explain } from "./explain";
import { readActivity, readRows } from "./read";
import { record } from "./record";
import { type ActivityPage, ActivityParams, type ActivityPerson } from "./schema";

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
export async function exportActivity(params: ActivityParams): Promise<ReadableStream<Uint8Array>> {
  const staff = await requireStaff("administrator");
  const scope = { timeZone: await requestTimeZone() };
  await db()
    .transaction()
    .execute((tx) =>
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
  const encoder = new TextEncoder();
  let before: number | null = null;
  return new ReadableStream({
    start: (controller) => controller.enqueue(encoder.encode(csvHead)),
    pull: async (controller) => {
      const rows = await readRows(params, scope, before, AT_ONCE);
      before = rows.at(-1)?.seq ?? before;
      if (rows.length > 0) controller.enqueue(encoder.encode(rows.map(csvLine).join("")));
      if (rows.length < AT_ONCE) controller.close();
    },
  });
}

/** What was done in one conference, or to one of its participants. */
export async function listHistory(
  { conference, participant }: { conference: string; participant?: string },
  cursor?: string,
): Promise<ActivityPage> {
  await requireStaff("support");
  const project = await currentProject();
  const email = participant ? (await readParticipant(project, participant))?.email : undefined;
  const scope = { projectId: project.id, timeZone: "UTC", email };
  const params = ActivityParams.parse({ conference, participant: participant ?? "" });
  return readActivity(params, scope, cursor);
}

/** Whether a participant can join, and if not, why; null where nobody has this code. */
export async function explainAccess(participantCode: string): Promise<Access | null> {
  await requireStaff("support");
  return explain(await currentProject(), participantCode);
}
