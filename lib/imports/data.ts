import { requireStaff } from "@/lib/access/guard";
import type { Locale } from "@/lib/platform/i18n/locales";
import { currentProject } from "@/lib/access/resolve-project";
import { findProjectOf, projectOf } from "@/lib/access/resolve-project";
import { type ActionResult } from "@/lib/platform/result";
import { CANCEL, PAUSE, RESUME, turnImport } from "./control";
import { decide } from "./decide";
import { countExpiring } from "./expiring";
import { readExtract } from "./extract";
import { readImports, readProgress } from "./read";
import { readImportRows } from "./read-rows";
import { addRows, create, start } from "./receive";
import { remove } from "./remove";
import { renew } from "./renew";
import { type Download, download, type ResultsParams } from "./results";
import type { LinksExpiring } from "./expiring-query";
import type {
  ImportPage,
  ImportProgress,
  ImportRowsPage,
  ImportSummary,
  RosterExtract,
} from "./types";
import type { ImportRowsParams } from "./schema";
import type {
  AddImportRows,
  CreateImport,
  DecideImportRows,
  OneImport,
  RenewExpiring,
  StartImport,
} from "./schema";

type State = { state: ImportSummary["state"] };

/** Begins an import, or goes on with one that was cut off; the chunks not `received` follow. */
export async function createImport(
  input: CreateImport,
): Promise<ActionResult<{ id: string; received: number[] }>> {
  const staff = await requireStaff("manager");
  return create(staff, await projectOf(staff, { conference: input.conferenceCode }), input);
}

/** Takes one chunk; answers how many rows have arrived altogether. */
export async function addImportRows(
  input: AddImportRows,
): Promise<ActionResult<{ received: number }>> {
  const staff = await requireStaff("manager");
  return addRows(staff, await projectOf(staff, { import: input.importId }), input);
}

/** Starts the run, if all has arrived as it was sent. */
export async function startImport(input: StartImport): Promise<ActionResult<State>> {
  const staff = await requireStaff("manager");
  return start(staff, await projectOf(staff, { import: input.importId }), input);
}

/** Sends nothing more until it is resumed. */
export async function pauseImport({ importId }: OneImport): Promise<ActionResult<State>> {
  const staff = await requireStaff("manager");
  return turnImport(staff, await projectOf(staff, { import: importId }), importId, PAUSE);
}

/** Goes on where it was paused. */
export async function resumeImport({ importId }: OneImport): Promise<ActionResult<State>> {
  const staff = await requireStaff("manager");
  return turnImport(staff, await projectOf(staff, { import: importId }), importId, RESUME);
}

/** Sends nothing more at all. */
export async function cancelImport({ importId }: OneImport): Promise<ActionResult<State>> {
  const staff = await requireStaff("manager");
  return turnImport(staff, await projectOf(staff, { import: importId }), importId, CANCEL);
}

/** Removes an import that never arrived completely. */
export async function removeImport({ importId }: OneImport): Promise<ActionResult<null>> {
  const staff = await requireStaff("manager");
  return remove(staff, await projectOf(staff, { import: importId }), importId);
}

/** Carries out what a person decided about unknown rows; answers for how many. */
export async function decideImportRows(
  input: DecideImportRows,
): Promise<ActionResult<{ rows: number }>> {
  const staff = await requireStaff("manager");
  return decide(staff, await projectOf(staff, { import: input.importId }), input);
}

/** Answers the import that makes the new links, and how many there are. */
export async function renewExpiring(
  input: RenewExpiring,
): Promise<ActionResult<{ id: string; rows: number }>> {
  const staff = await requireStaff("manager");
  return renew(staff, await projectOf(staff, { conference: input.conferenceCode }), input);
}

/** The imports of a project, newest first; unnamed: the one that the person is in. */
export async function listImports(cursor?: string, projectId?: string): Promise<ImportPage> {
  const staff = await requireStaff("support");
  return readImports(await currentProject(staff, projectId), cursor);
}

/** One import and how it gets on; null where there is none. */
export async function getImport(id: string): Promise<ImportProgress | null> {
  const staff = await requireStaff("support");
  const project = await findProjectOf(staff, { import: id });
  return project && readProgress(project, id);
}

/** The rows of an import, in the order of the file; null where there is none. */
export async function listImportRows(
  id: string,
  params: ImportRowsParams,
  cursor?: string,
): Promise<ImportRowsPage | null> {
  const staff = await requireStaff("support");
  const project = await findProjectOf(staff, { import: id });
  return project && readImportRows(project, id, params, cursor);
}

/** Results and links of an import as a file; null where there is no such import. */
export async function downloadResults(
  id: string,
  params: ResultsParams,
  locale: Locale,
): Promise<Download | null> {
  const staff = await requireStaff("manager");
  const project = await findProjectOf(staff, { import: id });
  return project && download(staff, project, id, params, locale);
}

/** The roster that a preview compares its list with. */
export async function extractRoster(
  conferenceCode: string,
  cursor: string,
): Promise<RosterExtract> {
  const staff = await requireStaff("manager");
  const project = await projectOf(staff, { conference: conferenceCode });
  return readExtract(project, conferenceCode, cursor);
}

/** How many links of a conference have expired, and expire before a moment (ms since 1970). */
export async function linksExpiring(
  conferenceCode: string,
  before: number,
): Promise<LinksExpiring> {
  const staff = await requireStaff("support");
  const project = await projectOf(staff, { conference: conferenceCode });
  return countExpiring(project, conferenceCode, before);
}
