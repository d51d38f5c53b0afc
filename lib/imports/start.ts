import { createHash } from "node:crypto";
import { record } from "@/lib/audit/record";
import type { SignedIn } from "@/lib/access/guard";
import { requireProject } from "@/lib/access/resolve-project";
import type { Project } from "@/lib/connection/project";
import { db } from "@/lib/db/db";
import { withTransaction } from "@/lib/db/transaction";
import { type ActionResult, fail, ok } from "@/lib/platform/result";
import { skipDuplicates, startEntry } from "./ledger-rows";
import type { StartImport, StartPrepared } from "./schema";

/** Starts an import whose rows have all arrived unchanged. */
export async function startImport(input: StartImport): Promise<ActionResult<{ state: "running" }>> {
  const { staff, project } = await requireProject("manager", { import: input.importId });
  return start(staff, project, input);
}

/** Checks the chunks and starts the import. Idempotent. */
export async function start(
  staff: SignedIn,
  project: Pick<Project, "id">,
  { importId, chunks, total, checksum }: StartImport,
): Promise<ActionResult<{ state: "running" }>> {
  const arrived = await db()
    .selectFrom("import_chunks")
    .select(["number", "checksum", "rows"])
    .where("import_id", "=", importId)
    .orderBy("number")
    .execute();
  const whole =
    arrived.length === chunks &&
    arrived.every(({ number }, at) => number === at) &&
    arrived.reduce((sum, { rows }) => sum + rows, 0) === total &&
    checksumOf(arrived) === checksum;
  if (!whole) return fail("invalid", { fields: { rows: "wrong" } });
  return withTransaction(async (tx) => {
    const run = await tx
      .updateTable("imports")
      .set({ state: "running", started_at: Date.now() })
      .where("id", "=", importId)
      .where("project_id", "=", project.id)
      .where("staff_id", "=", staff.id)
      .where("total", "=", total)
      .where("state", "=", "loading")
      .returningAll()
      .executeTakeFirst();
    if (run) {
      await skipDuplicates(tx, run);
      await record(tx, startEntry(staff, run, total));
      return ok({ state: "running" as const });
    }
    const already = await tx
      .selectFrom("imports")
      .select("state")
      .where("id", "=", importId)
      .where("project_id", "=", project.id)
      .where("staff_id", "=", staff.id)
      .executeTakeFirst();
    if (!already) return fail("not-found");
    return already.state === "loading" || already.state === "cancelled"
      ? fail("conflict")
      : ok({ state: "running" as const });
  });
}

/** Starts a prepared import: these people are invited, and emailed only if `notify` says so. */
export async function startPrepared({
  importId,
  notify,
  lifetime,
}: StartPrepared): Promise<ActionResult<{ state: "running" }>> {
  const { staff, project } = await requireProject("manager", { import: importId });
  return withTransaction(async (tx) => {
    const run = await tx
      .updateTable("imports")
      .set({ state: "running", started_at: Date.now(), staff_id: staff.id, staff_name: staff.name })
      .where("id", "=", importId)
      .where("project_id", "=", project.id)
      .where("state", "=", "prepared")
      .returningAll()
      .executeTakeFirst();
    if (!run) return fail("conflict");
    await tx
      .updateTable("invitations")
      .set({ notify: notify ? 1 : 0, lifetime, staff_id: staff.id })
      .where("import_id", "=", importId)
      .where("state", "=", "planned")
      .execute();
    await skipDuplicates(tx, run);
    await record(tx, startEntry(staff, run, run.total));
    return ok({ state: "running" as const });
  });
}

function checksumOf(chunks: { checksum: string }[]): string {
  const joined = chunks.map((chunk) => chunk.checksum).join("");
  return createHash("sha256").update(joined).digest("hex");
}
