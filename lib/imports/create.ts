import type { SignedIn } from "@/lib/access/guard";
import { requireProject } from "@/lib/access/resolve-project";
import type { Project } from "@/lib/connection/project";
import { db } from "@/lib/db/db";
import { currentOrder } from "@/lib/mirror/request-order";
import { type ActionResult, fail, ok } from "@/lib/platform/result";
import { loadingImport } from "./ledger-rows";
import { findInterrupted } from "./find-interrupted-upload";
import type { CreateImport } from "./schema";

/** Creates an import, or resumes an interrupted upload; `received` has the numbers of the stored chunks. */
export async function createImport(
  input: CreateImport,
): Promise<ActionResult<{ id: string; received: number[] }>> {
  const { staff, project } = await requireProject("manager", { conference: input.conferenceCode });
  return create(staff, project, input);
}

/** Stores an import whose rows follow in chunks. Idempotent by id. */
export async function create(
  staff: SignedIn,
  project: Pick<Project, "id">,
  input: Omit<CreateImport, "mode"> & { mode: CreateImport["mode"] | "renew" },
): Promise<ActionResult<{ id: string; received: number[] }>> {
  const conference = await db()
    .selectFrom("conferences")
    .select("code")
    .where("project_id", "=", project.id)
    .where("code", "=", input.conferenceCode)
    .where("deleted_at", "is", null)
    .executeTakeFirst();
  if (!conference) return fail("not-found");
  const { checksums } = input;
  const interrupted = checksums && (await findInterrupted(staff, project, { ...input, checksums }));
  if (interrupted) return ok(interrupted);
  await db()
    .insertInto("imports")
    .values({
      id: input.id,
      project_id: project.id,
      conference_code: input.conferenceCode,
      mode: input.mode,
      name: input.name,
      state: "loading",
      staff_id: staff.id,
      staff_name: staff.name,
      session_id: staff.sessionId,
      total: input.total,
      created_at: Date.now(),
      created_order: currentOrder(),
    })
    .onConflict((conflict) => conflict.column("id").doNothing())
    .execute();
  const stored = await loadingImport(staff, project, input.id);
  return stored ? ok({ id: input.id, received: [] }) : fail("conflict");
}
