import { record } from "@/lib/audit/record";
import type { SignedIn } from "@/lib/access/guard";
import { reconcileCreate } from "@/lib/boomstream/reconcile";
import { db } from "@/lib/db/db";
import { withTransaction } from "@/lib/db/transaction";
import type { Project } from "@/lib/connection/project";
import { type ActionResult, fail, ok } from "@/lib/platform/result";
import { once } from "@/lib/db/idempotency";
import * as z from "@/lib/platform/zod";
import { conferenceColumns } from "@/lib/mirror/conference-columns";
import type { CreateConference } from "./schema";

const Created = z.object({ code: z.string() });

/**
 * Creates a conference at Boomstream and in the mirror. Where the answer is lost, the list is read
 * back: exactly one new code with this title means that it was created.
 */
export function create(
  staff: SignedIn,
  project: Project,
  input: CreateConference,
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
    const answer = await project.boomstream.createConference({
      title: input.title,
      ...(input.description && { description: input.description }),
      ...(input.folderCode && { folderCode: input.folderCode }),
    });
    if (answer.ok) return keep(staff, project, input, answer.value.code);
    if (answer.error.code === "unknown-outcome") {
      const knownCodes = new Set(known.map(({ code }) => code));
      const found = await reconcileCreate(project.boomstream, {
        title: input.title,
        knownCodes,
        lost: answer.error.lost,
      });
      if (found.verdict === "done") return keep(staff, project, input, found.value.code);
    }
    await withTransaction((tx) =>
      record(tx, {
        staff,
        projectId: project.id,
        action: "conference.create",
        subject: input.title,
        outcome: answer.error.code === "unknown-outcome" ? "unknown" : "failed",
        errorCode: answer.error.code,
      }),
    );
    return fail(answer.error.code, { message: answer.error.message });
  });
}

async function keep(
  staff: SignedIn,
  project: Project,
  input: CreateConference,
  code: string,
): Promise<ActionResult<{ code: string }>> {
  const now = Date.now();
  await withTransaction(async (tx) => {
    await tx
      .insertInto("conferences")
      .values({
        project_id: project.id,
        code,
        ...conferenceColumns({ ...input, code }),
        folder_code: input.folderCode || null,
        participant_count: 0,
        first_seen_at: now,
        written_at: now,
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
        folderCode: input.folderCode,
      },
      outcome: "done",
    });
  });
  return ok({ code });
}
