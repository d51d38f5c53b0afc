import { requireStaff } from "@/lib/access/guard";
import { background, within } from "@/lib/platform/background";
import { readConference } from "@/lib/conferences/read";
import type { Download } from "@/lib/access/file-response";
import { findProjectOf, projectOf } from "@/lib/access/resolve-project";
import { type ActionResult, fail, ok } from "@/lib/platform/result";
import { type Freshness, freshnessOf } from "@/lib/mirror/refresh";
import { updateParticipantInLease } from "@/lib/delivery/update-participant";
import { editParticipant } from "./edit";
import { syncParticipant } from "@/lib/mirror/sync-participant";
import { syncRoster } from "@/lib/mirror/sync-roster";
import { rosterKey } from "@/lib/mirror/roster-key";
import { exportCsv } from "./export";
import { sortedCodes } from "./matching";
import { readParticipant } from "@/lib/mirror/participants";
import { readRoster } from "./read";
import * as revocations from "./revocations";
import * as selections from "./selections";
import type { RosterPage, RosterRow } from "./types";
import type {
  BatchOutcome,
  FrozenSelection,
  RosterParams,
  SelectAll,
  Selected,
  SetModerator,
  UpdateParticipant,
} from "./schema";

/** How long a page waits for a roster that was never read before it opens without (ms). */
const FIRST_LOOK = 3_000;
/** How long the beginning of a roster waits to be brought up to date (ms). */
const A_MOMENT = 500;

/** A window of the mirrored roster, at once; where it is stale it is refreshed behind the answer. */
export async function listParticipants(
  conferenceCode: string,
  params: RosterParams,
  from = 0,
): Promise<RosterPage> {
  const staff = await requireStaff("support");
  const project = await projectOf(staff, { conference: conferenceCode });
  const known = await freshnessOf(project.id, rosterKey(conferenceCode));
  if (known.attemptedAt === 0) {
    await within("first roster", FIRST_LOOK, syncRoster(project, conferenceCode));
    const first = await freshnessOf(project.id, rosterKey(conferenceCode));
    return readRoster(project, conferenceCode, params, from, first);
  }
  background("refresh roster", syncRoster(project, conferenceCode));
  return readRoster(project, conferenceCode, params, from, known);
}

/**
 * The same window, brought up to date where it was stale: the beginning of a roster waits a moment
 * for that, what is searched or scrolled to does not. What comes later, the next question brings.
 */
export async function listFreshParticipants(
  conferenceCode: string,
  params: RosterParams,
  from = 0,
): Promise<RosterPage> {
  const staff = await requireStaff("support");
  const project = await projectOf(staff, { conference: conferenceCode });
  const patience = params.q === "" && from === 0 ? A_MOMENT : 0;
  await within("refresh roster", patience, syncRoster(project, conferenceCode));
  const freshness = await freshnessOf(project.id, rosterKey(conferenceCode));
  return readRoster(project, conferenceCode, params, from, freshness);
}

/** Asks Boomstream for the roster now (`client/list`). */
export async function refreshRoster({
  conferenceCode,
}: {
  conferenceCode: string;
}): Promise<ActionResult<Freshness>> {
  const staff = await requireStaff("support");
  const project = await projectOf(staff, { conference: conferenceCode });
  const { syncedAt, problem } = await syncRoster(project, conferenceCode, 0);
  return problem ? fail(problem.code, problem) : ok({ syncedAt, problem });
}

/** Asks Boomstream for one participant now (`client/info`), as before an edit. */
export async function refreshParticipant({
  code,
}: {
  code: string;
}): Promise<ActionResult<RosterRow>> {
  const staff = await requireStaff("support");
  const project = await projectOf(staff, { participants: [code] });
  const error = await syncParticipant(project, code);
  if (error) return fail(error.code, { message: error.message });
  const participant = await readParticipant(project, code);
  return participant ? ok(participant) : fail("not-found");
}

/** Changes e-mail and name, from what the form was loaded with. */
export async function updateParticipant(
  input: UpdateParticipant,
): Promise<ActionResult<RosterRow>> {
  const staff = await requireStaff("support");
  return editParticipant(staff, await projectOf(staff, { participants: [input.code] }), input);
}

/** Makes people moderators, or participants again; one after the other, each with its outcome. */
export async function setModerator(input: SetModerator): Promise<ActionResult<BatchOutcome>> {
  const staff = await requireStaff("support");
  const project = await projectOf(staff, { participants: input.codes });
  const outcome: BatchOutcome = { done: [], failed: [] };
  for (const code of input.codes) {
    const changed = await updateParticipantInLease(staff, project, code, { moderator: input.moderator });
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
  const project = await projectOf(staff, { participants: codes });
  return ok(await revocations.planRevocations(staff, project, codes));
}

/** Undoes revocations that have not been carried out yet. */
export async function undoRevocations({
  ids,
}: {
  ids: string[];
}): Promise<ActionResult<{ undone: string[]; late: string[] }>> {
  const staff = await requireStaff("support");
  const project = await projectOf(staff, { revocations: ids });
  return ok(await revocations.undoRevocations(staff, project, ids));
}

/** Selects all who match now, for what is then done to them. */
export async function selectAll(input: SelectAll): Promise<ActionResult<Selected>> {
  const staff = await requireStaff("support");
  const project = await projectOf(staff, { conference: input.conferenceCode });
  return ok(await selections.freeze(staff, project, input));
}

/** Takes access away from a frozen selection once the Undo seconds are over. */
export async function revokeSelection(
  input: FrozenSelection,
): Promise<ActionResult<{ count: number; dueAt: number }>> {
  const staff = await requireStaff("support");
  const project = await projectOf(staff, { selection: input.id });
  const codes = await selections.frozenCodes(staff, project, input);
  return codes ? ok(await selections.revokeFrozen(staff, project, codes)) : fail("not-found");
}

/** Undoes what has not been carried out yet of revoking a frozen selection. */
export async function undoSelection(
  input: FrozenSelection,
): Promise<ActionResult<{ undone: number }>> {
  const staff = await requireStaff("support");
  const project = await projectOf(staff, { selection: input.id });
  const codes = await selections.frozenCodes(staff, project, input);
  if (!codes) return fail("not-found");
  return ok({ undone: await selections.undoFrozen(staff, project, codes) });
}

/** What a roster shows just now as a file; null where the conference is not known. */
export async function exportParticipants(
  conferenceCode: string,
  params: RosterParams,
): Promise<Download | null> {
  const staff = await requireStaff("manager");
  const project = await findProjectOf(staff, { conference: conferenceCode });
  const conference = project && (await readConference(project, conferenceCode));
  if (!conference || conference.deleted) return null;
  const { title } = conference;
  const codes = await sortedCodes(project.id, conferenceCode, params).execute();
  const body = await exportCsv(
    staff,
    project,
    codes.map(({ code }) => code),
    { conferenceCode, title, filter: params },
  );
  const name = `${title.replace(/[\\/:*?"<>|\p{Cc}]+/gu, " ").trim() || "roster"}.csv`;
  return { name, type: "text/csv; charset=utf-8", body };
}
