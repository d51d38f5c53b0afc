import { requireStaff } from "@/lib/auth/guard";
import { type ActionResult, fail } from "@/lib/result";
import type {
  AddImportRows,
  CreateImport,
  DecideImportRows,
  ImportSummary,
  OneImport,
  RenewExpiring,
  StartImport,
} from "./schema";

/** Begins an import; its rows follow in chunks. */
export async function createImport(_: CreateImport): Promise<ActionResult<{ id: string }>> {
  await requireStaff("manager");
  return fail("unexpected");
}

/** Takes one chunk; answers how many rows have arrived altogether. */
export async function addImportRows(_: AddImportRows): Promise<ActionResult<{ received: number }>> {
  await requireStaff("manager");
  return fail("unexpected");
}

type State = { state: ImportSummary["state"] };

/** Starts the run, if all has arrived as it was sent. */
export async function startImport(_: StartImport): Promise<ActionResult<State>> {
  await requireStaff("manager");
  return fail("unexpected");
}

export async function pauseImport(_: OneImport): Promise<ActionResult<State>> {
  await requireStaff("manager");
  return fail("unexpected");
}

export async function resumeImport(_: OneImport): Promise<ActionResult<State>> {
  await requireStaff("manager");
  return fail("unexpected");
}

export async function cancelImport(_: OneImport): Promise<ActionResult<State>> {
  await requireStaff("manager");
  return fail("unexpected");
}

/** Answers for how many rows it was decided. */
export async function decideImportRows(
  _: DecideImportRows,
): Promise<ActionResult<{ rows: number }>> {
  await requireStaff("manager");
  return fail("unexpected");
}

/** Answers the import that makes the new links, and how many there are. */
export async function renewExpiring(
  _: RenewExpiring,
): Promise<ActionResult<{ id: string; rows: number }>> {
  await requireStaff("manager");
  return fail("unexpected");
}
