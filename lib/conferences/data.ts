import { cache } from "react";
import { record } from "@/lib/audit/record";
import { requireStaff } from "@/lib/access/guard";
import { background, within } from "@/lib/platform/background";
import { reconcileDeleteConference } from "@/lib/boomstream/reconcile";
import { withTransaction } from "@/lib/db/transaction";
import { withRowLease } from "@/lib/db/row-lease";
import { currentProject } from "@/lib/access/resolve-project";
import { findProjectOf, projectOf } from "@/lib/access/resolve-project";
import { type ActionResult, fail, ok } from "@/lib/platform/result";
import { type Freshness, freshnessOf } from "@/lib/mirror/refresh";
import { create } from "./create";
import { syncConference } from "@/lib/mirror/sync-conference";
import { CONFERENCES } from "@/lib/mirror/conferences-key";
import { syncConferences } from "@/lib/mirror/sync-conferences";
import { readConference, readConferences } from "./read";
import { update } from "./update";
import type { Conference, ConferencePage } from "./types";
import type {
  ConferenceListParams,
  CreateConference,
  DeleteConference,
  UpdateConference,
} from "./schema";

/** How long a page waits for a list that was never read before it opens without (ms). */
const FIRST_LOOK = 3_000;

/**
 * A page of a project's mirror, at once; where it is stale it is refreshed behind the answer. Where no
 * project is named, it is the one that the person is in.
 */
export async function listConferences(
  params: ConferenceListParams,
  cursor?: string,
  projectId?: string,
): Promise<ConferencePage> {
  const staff = await requireStaff("support");
  const project = await currentProject(staff, projectId);
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
  projectId?: string,
): Promise<ConferencePage> {
  const staff = await requireStaff("support");
  const project = await currentProject(staff, projectId);
  return readConferences(project, params, cursor, await syncConferences(project));
}

/** Asks Boomstream for the list now (`conference/list`). */
export async function refreshConferences({
  projectId,
}: {
  projectId?: string;
} = {}): Promise<ActionResult<Freshness>> {
  const staff = await requireStaff("support");
  const project = await currentProject(staff, projectId);
  const { syncedAt, problem } = await syncConferences(project, 0);
  return problem ? fail(problem.code, problem) : ok({ syncedAt, problem });
}

/** One conference from the mirror; null where it is not known. */
export async function getConference(code: string): Promise<Conference | null> {
  const staff = await requireStaff("support");
  const project = await findProjectOf(staff, { conference: code });
  return project && readConference(project, code);
}

/**
 * One conference for its page: from the mirror at once; asked for only where it is not known yet.
 * The page and its title read it once.
 */
export const openConference = cache(async (code: string): Promise<Conference | null> => {
  const staff = await requireStaff("support");
  const project = await findProjectOf(staff, { conference: code });
  if (!project) return null;
  const known = await readConference(project, code);
  if (known) return known;
  await syncConference(project, code);
  return readConference(project, code);
});

/** Asks Boomstream for one conference now (`conference/info`). */
export async function refreshConference({
  code,
}: {
  code: string;
}): Promise<ActionResult<Conference>> {
  const staff = await requireStaff("support");
  const project = await projectOf(staff, { conference: code });
  const error = await syncConference(project, code);
  if (error) return fail(error.code, { message: error.message });
  const conference = await readConference(project, code);
  return conference ? ok(conference) : fail("not-found");
}

/** Creates a conference, at most once for each id that a form made. */
export async function createConference(
  input: CreateConference,
): Promise<ActionResult<{ code: string }>> {
  const staff = await requireStaff("manager");
  return create(staff, await currentProject(staff, input.projectId), input);
}

/** Changes title, description or folder, from what the form was loaded with. */
export async function updateConference(input: UpdateConference): Promise<ActionResult<Conference>> {
  const staff = await requireStaff("manager");
  const project = await projectOf(staff, { conference: input.code });
  const edited = { table: "conferences" as const, projectId: project.id, code: input.code };
  return withRowLease(edited, () => update(staff, project, input));
}

/** Deletes a conference; the title typed must be the conference's own. */
export async function deleteConference(
  input: DeleteConference,
): Promise<ActionResult<{ code: string }>> {
  const staff = await requireStaff("manager");
  const project = await projectOf(staff, { conference: input.code });
  const before = await readConference(project, input.code);
  if (!before || before.deleted) return fail("not-found");
  if (input.title.trim() !== before.title.trim())
    return fail("invalid", { fields: { title: "titleDiffers" } });
  const answer = await project.boomstream.deleteConference(input.code);
  const done =
    answer.ok ||
    answer.error.code === "not-found" ||
    (answer.error.code === "unknown-outcome" &&
      (await reconcileDeleteConference(project.boomstream, input.code, answer.error.lost)).verdict ===
        "done");
  const error = answer.ok || done ? null : answer.error;
  await withTransaction(async (tx) => {
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
