import { record } from "@/lib/activity/record";
import { requireStaff } from "@/lib/auth/guard";
import { background, within } from "@/lib/background";
import { confirmDeleteConference, confirmUpdateConference } from "@/lib/boomstream/confirm";
import { db } from "@/lib/db/db";
import { currentProject } from "@/lib/projects/current";
import { type ActionResult, fail, ok } from "@/lib/result";
import { type Freshness, freshnessOf } from "@/lib/sync/refresh";
import { create } from "./create";
import { pullConference } from "./info";
import { CONFERENCES } from "./list-key";
import { syncConferences } from "./mirror";
import { mirrored } from "./mirrored";
import { readConference, readConferences } from "./read";
import type {
  Conference,
  ConferenceListParams,
  ConferencePage,
  CreateConference,
  DeleteConference,
  UpdateConference,
} from "./schema";

/** How long a page waits for a list that was never read before it opens without (ms). */
const FIRST_LOOK = 3_000;

/** A page of the mirror, at once; where it is stale it is refreshed behind the answer. */
export async function listConferences(
  params: ConferenceListParams,
  cursor?: string,
): Promise<ConferencePage> {
  await requireStaff("support");
  const project = await currentProject();
  const known = await freshnessOf(project.id, CONFERENCES);
  if (known.attemptedAt === 0) {
    await within("first list of conferences", FIRST_LOOK, syncConferences(project));
    return readConferences(project, params, cursor, await freshnessOf(project.id, CONFERENCES));
  }
  background("refresh conferences", syncConferences(project));
  return readConferences(project, params, cursor, known);
}

/** The same page, after the mirror was brought up to date where it was stale. */
export async function listFreshConferences(
  params: ConferenceListParams,
  cursor?: string,
): Promise<ConferencePage> {
  await requireStaff("support");
  const project = await currentProject();
  return readConferences(project, params, cursor, await syncConferences(project));
}

/** Asks Boomstream for the list now (`conference/list`). */
export async function refreshConferences(): Promise<ActionResult<Freshness>> {
  await requireStaff("support");
  const { syncedAt, problem } = await syncConferences(await currentProject(), 0);
  return problem ? fail(problem.code, problem) : ok({ syncedAt, problem });
}

/** One conference from the mirror; null where it is not known. */
export async function getConference(code: string): Promise<Conference | null> {
  await requireStaff("support");
  return readConference(await currentProject(), code);
}

/** One conference for its page: from the mirror at once; asked for only where it is not known yet. */
export async function openConference(code: string): Promise<Conference | null> {
  await requireStaff("support");
  const project = await currentProject();
  const known = await readConference(project, code);
  if (known) return known;
  await pullConference(project, code);
  return readConference(project, code);
}

/** Asks Boomstream for one conference now (`conference/info`). */
export async function refreshConference({
  code,
}: {
  code: string;
}): Promise<ActionResult<Conference>> {
  await requireStaff("support");
  const project = await currentProject();
  const error = await pullConference(project, code);
  if (error) return fail(error.code, { message: error.message });
  const conference = await readConference(project, code);
  return conference ? ok(conference) : fail("not-found");
}

/** Creates a conference, at most once for each id that a form made. */
export async function createConference(
  input: CreateConference,
): Promise<ActionResult<{ code: string }>> {
  const staff = await requireStaff("manager");
  return create(staff, await currentProject(), input);
}

/** Changes title, description or folder; only what differs is sent. */
export async function updateConference(input: UpdateConference): Promise<ActionResult<Conference>> {
  const staff = await requireStaff("manager");
  const project = await currentProject();
  const before = await readConference(project, input.code);
  if (!before || before.deleted) return fail("not-found");
  if (before.version !== input.version) return fail("conflict");
  const change = {
    ...(input.title !== before.title && { title: input.title }),
    ...(input.description !== before.description && { description: input.description }),
    ...(input.folderCode !== (before.folderCode ?? "") && { folderCode: input.folderCode }),
  };
  if (Object.keys(change).length === 0) return ok(before);
  const answer = await project.boomstream.updateConference(input.code, change);
  const done =
    answer.ok ||
    (answer.error.code === "unknown-outcome" &&
      (await confirmUpdateConference(project.boomstream, input.code, change, answer.error.lost))
        .verdict === "done");
  const error = answer.ok || done ? null : answer.error;
  const entry = {
    staff,
    projectId: project.id,
    action: "conference.update" as const,
    subject: before.title,
    conferenceCode: input.code,
    before: { title: before.title, description: before.description, folderCode: before.folderCode },
    after: change,
  };
  await db()
    .transaction()
    .execute(async (tx) => {
      if (done) {
        await tx
          .updateTable("conferences")
          .set((eb) => ({
            ...mirrored(input),
            folder_code: input.folderCode || null,
            written_at: Date.now(),
            version: eb("version", "+", 1),
          }))
          .where("project_id", "=", project.id)
          .where("code", "=", input.code)
          .execute();
      }
      await record(tx, {
        ...entry,
        outcome: done ? "done" : error?.code === "unknown-outcome" ? "unknown" : "failed",
        errorCode: error?.code,
      });
    });
  if (error) return fail(error.code, { message: error.message });
  const after = await readConference(project, input.code);
  return after ? ok(after) : fail("not-found");
}

/** Deletes a conference; the title typed must be the conference's own. */
export async function deleteConference(
  input: DeleteConference,
): Promise<ActionResult<{ code: string }>> {
  const staff = await requireStaff("manager");
  const project = await currentProject();
  const before = await readConference(project, input.code);
  if (!before || before.deleted) return fail("not-found");
  if (input.title.trim() !== before.title.trim())
    return fail("invalid", { fields: { title: "titleDiffers" } });
  const answer = await project.boomstream.deleteConference(input.code);
  const done =
    answer.ok ||
    answer.error.code === "not-found" ||
    (answer.error.code === "unknown-outcome" &&
      (await confirmDeleteConference(project.boomstream, input.code, answer.error.lost)).verdict ===
        "done");
  const error = answer.ok || done ? null : answer.error;
  await db()
    .transaction()
    .execute(async (tx) => {
      if (done) {
        const now = Date.now();
        await tx
          .updateTable("conferences")
          .set({ deleted_at: now, written_at: now })
          .where("project_id", "=", project.id)
          .where("code", "=", input.code)
          .execute();
      }
      await record(tx, {
        staff,
        projectId: project.id,
        action: "conference.delete",
        subject: before.title,
        conferenceCode: input.code,
        outcome: done ? "done" : error?.code === "unknown-outcome" ? "unknown" : "failed",
        errorCode: error?.code,
      });
    });
  if (error) return fail(error.code, { message: error.message });
  return ok({ code: input.code });
}
