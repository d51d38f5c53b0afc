import { record } from "@/lib/audit/record";
import type { SignedIn } from "@/lib/access/guard";
import { type AuthorizedProject, requireCurrentProject } from "@/lib/access/resolve-project";
import { outcomeOf, readBackCreate } from "@/lib/boomstream/read-back";
import { db } from "@/lib/db/db";
import { once } from "@/lib/db/idempotency";
import { withTransaction } from "@/lib/db/transaction";
import { conferenceColumns } from "@/lib/mirror/conference-columns";
import { currentOrder } from "@/lib/mirror/request-order";
import { wallNow } from "@/lib/platform/clock";
import { type ActionResult, fail, ok } from "@/lib/platform/result";
import * as z from "@/lib/platform/zod";
import type { CreateConference } from "./schema";
import { timeColumns } from "./time-fields";

const Created = z.object({ code: z.string() });

/** Creates a conference in Boomstream and in the mirror, at most once per form id. */
export async function createConference(
  input: CreateConference,
): Promise<ActionResult<{ code: string }>> {
  const { staff, project } = await requireCurrentProject("manager", input.projectId);
  return create(staff, project, input);
}

/**
 * Creates a conference, at most once per id. If the response is lost, the list is read back: exactly
 * one new code with this title means that it was created.
 */
export function create(
  staff: SignedIn,
  project: AuthorizedProject,
  input: Omit<CreateConference, "projectId">,
): Promise<ActionResult<{ code: string }>> {
  const submission = {
    id: input.id,
    staffId: staff.id,
    projectId: project.id,
    action: "conference.create",
  };
  return once(submission, Created, async () => {
    const known = await db()
      .selectFrom("conferences")
      .select("code")
      .where("project_id", "=", project.id)
      .execute();
    const response = await project.boomstream.createConference({
      title: input.title,
      ...(input.description && { description: input.description }),
      ...(input.folderCode && { folderCode: input.folderCode }),
    });
    if (response.ok) return store(staff, project, input, response.value.code);
    if (response.error.code === "unknown-outcome") {
      const found = await readBackCreate(project.boomstream, {
        title: input.title,
        knownCodes: new Set(known.map(({ code }) => code)),
        lost: response.error.lost,
      });
      if (found.verdict === "done") return store(staff, project, input, found.value.code);
    }
    await withTransaction((tx) =>
      record(tx, {
        staff,
        projectId: project.id,
        action: "conference.create",
        subject: input.title,
        ...outcomeOf(response.error),
      }),
    );
    return fail(response.error.code, { message: response.error.message });
  });
}

async function store(
  staff: SignedIn,
  project: AuthorizedProject,
  input: Omit<CreateConference, "projectId">,
  code: string,
): Promise<ActionResult<{ code: string }>> {
  const now = wallNow();
  await withTransaction(async (tx) => {
    await tx
      .insertInto("conferences")
      .values({
        project_id: project.id,
        code,
        ...conferenceColumns({ ...input, code }),
        folder_code: input.folderCode || null,
        ...timeColumns(input),
        participant_count: 0,
        first_seen_at: now,
        written_at: now,
        written_order: currentOrder(),
      })
      .onConflict((conflict) => conflict.columns(["project_id", "code"]).doNothing())
      .execute();
    await record(tx, {
      staff,
      projectId: project.id,
      action: "conference.create",
      subject: input.title,
      conferenceCode: code,
      after: {
        title: input.title,
        description: input.description,
        ...(input.starts && {
          starts: input.starts.replace("T", " "),
          timeZone: input.timeZone,
          duration: input.duration,
        }),
        folderCode: input.folderCode,
      },
      outcome: "done",
    });
  });
  return ok({ code });
}
