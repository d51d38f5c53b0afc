import { requireStaff } from "@/lib/auth/guard";
import { background, within } from "@/lib/background";
import { currentProject } from "@/lib/projects/current";
import { type ActionResult, fail, ok } from "@/lib/result";
import { type Freshness, freshnessOf } from "@/lib/sync/refresh";
import { changeParticipant } from "./change";
import { pullParticipant } from "./info";
import { rosterKey, syncRoster } from "./mirror";
import { readParticipant, readRoster } from "./read";
import * as revocations from "./revocations";
import type {
  BatchOutcome,
  RosterPage,
  RosterParams,
  RosterRow,
  SetModerator,
  UpdateParticipant,
} from "./schema";

/** How long a page waits for a roster that was never read before it opens without (ms). */
const FIRST_LOOK = 3_000;

/** A page of the mirrored roster, at once; where it is stale it is refreshed behind the answer. */
export async function listParticipants(
  conferenceCode: string,
  params: RosterParams,
  cursor?: string,
): Promise<RosterPage> {
  await requireStaff("support");
  const project = await currentProject();
  const known = await freshnessOf(project.id, rosterKey(conferenceCode));
  if (known.attemptedAt === 0) {
    await within("first roster", FIRST_LOOK, syncRoster(project, conferenceCode));
    const first = await freshnessOf(project.id, rosterKey(conferenceCode));
    return readRoster(project, conferenceCode, params, cursor, first);
  }
  background("refresh roster", syncRoster(project, conferenceCode));
  return readRoster(project, conferenceCode, params, cursor, known);
}

/** The same page, after the mirror was brought up to date where it was stale. */
export async function listFreshParticipants(
  conferenceCode: string,
  params: RosterParams,
  cursor?: string,
): Promise<RosterPage> {
  await requireStaff("support");
  const project = await currentProject();
  const freshness = await syncRoster(project, conferenceCode);
  return readRoster(project, conferenceCode, params, cursor, freshness);
}

/** Asks Boomstream for the roster now (`client/list`). */
export async function refreshRoster({
  conferenceCode,
}: {
  conferenceCode: string;
}): Promise<ActionResult<Freshness>> {
  await requireStaff("support");
  const { syncedAt, problem } = await syncRoster(await currentProject(), conferenceCode, 0);
  return problem ? fail(problem.code, problem) : ok({ syncedAt, problem });
}

/** Asks Boomstream for one participant now (`client/info`), as before an edit. */
export async function refreshParticipant({
  code,
}: {
  code: string;
}): Promise<ActionResult<RosterRow>> {
  await requireStaff("support");
  const project = await currentProject();
  const error = await pullParticipant(project, code);
  if (error) return fail(error.code, { message: error.message });
  const participant = await readParticipant(project, code);
  return participant ? ok(participant) : fail("not-found");
}

/** Changes e-mail and name, from the version that the form began with. */
export async function updateParticipant(
  input: UpdateParticipant,
): Promise<ActionResult<RosterRow>> {
  const staff = await requireStaff("support");
  const project = await currentProject();
  const before = await readParticipant(project, input.code);
  if (!before) return fail("not-found");
  if (before.version !== input.version) return fail("conflict");
  const change = {
    ...(input.email !== before.email && { email: input.email }),
    ...(input.name !== before.name && { name: input.name }),
  };
  if (Object.keys(change).length === 0) return ok(before);
  return changeParticipant(staff, project, input.code, change);
}

/** Makes people moderators, or participants again; one after the other, each with its outcome. */
export async function setModerator(input: SetModerator): Promise<ActionResult<BatchOutcome>> {
  const staff = await requireStaff("support");
  const project = await currentProject();
  const outcome: BatchOutcome = { done: [], failed: [] };
  for (const code of input.codes) {
    const changed = await changeParticipant(staff, project, code, { moderator: input.moderator });
    if (changed.ok) outcome.done.push(code);
    else outcome.failed.push({ code, error: changed.error });
  }
  const [first] = outcome.failed;
  return outcome.done.length === 0 && first ? fail(first.error.code, first.error) : ok(outcome);
}

/** Takes access away once the Undo seconds are over (`client/delete`). */
export async function revokeParticipants({
  codes,
}: {
  codes: string[];
}): Promise<ActionResult<revocations.PlannedRevocations>> {
  const staff = await requireStaff("support");
  return ok(await revocations.planRevocations(staff, await currentProject(), codes));
}

/** Undoes revocations that have not been carried out yet. */
export async function undoRevocations({
  ids,
}: {
  ids: string[];
}): Promise<ActionResult<{ undone: string[]; late: string[] }>> {
  const staff = await requireStaff("support");
  return ok(await revocations.undoRevocations(staff, await currentProject(), ids));
}
