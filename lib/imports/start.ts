import { createHash } from "node:crypto";
import type { Transaction } from "kysely";
import type { SignedIn } from "@/lib/access/guard";
import { requireProject } from "@/lib/access/resolve-project";
import { needsApproval } from "@/lib/approvals/needs-approval";
import type { Project } from "@/lib/connection/project";
import { db } from "@/lib/db/db";
import type { Database } from "@/lib/db/schema";
import { withTransaction } from "@/lib/db/transaction";
import { type ActionResult, fail, ok } from "@/lib/platform/result";
import { recordStart, skipDuplicates } from "./ledger-rows";
import type { StartImport, StartPrepared } from "./schema";

/** `waiting`: needs a second person's approval. */
type Started = { state: "running" | "waiting" };

/** Starts an import after all rows arrived unchanged, or requests a second person's approval. */
export async function startImport(input: StartImport): Promise<ActionResult<Started>> {
  const { staff, project } = await requireProject("manager", { import: input.importId });
  return start(staff, project, input);
}

/** Checks the chunks and starts the import. Idempotent. */
export async function start(
  staff: SignedIn,
  project: Pick<Project, "id">,
  { importId, chunks, total, checksum }: StartImport,
): Promise<ActionResult<Started>> {
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
    const state = await stateToStart(tx, { id: importId, total });
    const stored = await tx
      .updateTable("imports")
      .set({ state, started_at: state === "running" ? Date.now() : null })
      .where("id", "=", importId)
      .where("project_id", "=", project.id)
      .where("staff_id", "=", staff.id)
      .where("total", "=", total)
      .where("state", "=", "loading")
      .returningAll()
      .executeTakeFirst();
    if (stored) {
      await skipDuplicates(tx, stored);
      await recordStart(tx, staff, stored);
      return ok({ state });
    }
    const already = await tx
      .selectFrom("imports")
      .select("state")
      .where("id", "=", importId)
      .where("project_id", "=", project.id)
      .where("staff_id", "=", staff.id)
      .executeTakeFirst();
    if (!already) return fail("not-found");
    if (already.state === "loading" || already.state === "cancelled") return fail("conflict");
    return ok({ state: already.state === "waiting" ? ("waiting" as const) : ("running" as const) });
  });
}

/** Starts a prepared import: invites its people, and emails them if `notify` is set. */
export async function startPrepared({
  importId,
  notify,
  lifetime,
}: StartPrepared): Promise<ActionResult<Started>> {
  const { staff, project } = await requireProject("manager", { import: importId });
  return withTransaction(async (tx) => {
    const { total = 0 } = (await totalOf(tx, importId)) ?? {};
    const state = await stateToStart(tx, { id: importId, total });
    const stored = await tx
      .updateTable("imports")
      .set({
        state,
        started_at: state === "running" ? Date.now() : null,
        staff_id: staff.id,
        staff_name: staff.name,
      })
      .where("id", "=", importId)
      .where("project_id", "=", project.id)
      .where("state", "=", "prepared")
      .returningAll()
      .executeTakeFirst();
    if (!stored) return fail("conflict");
    await tx
      .updateTable("invitations")
      .set({ notify: notify ? 1 : 0, lifetime, staff_id: staff.id })
      .where("import_id", "=", importId)
      .where("state", "=", "planned")
      .execute();
    await skipDuplicates(tx, stored);
    await recordStart(tx, staff, stored);
    return ok({ state });
  });
}

function totalOf(tx: Transaction<Database>, id: string) {
  return tx.selectFrom("imports").select("total").where("id", "=", id).executeTakeFirst();
}

/** Returns the state of an import after a person starts it. */
async function stateToStart(
  tx: Transaction<Database>,
  stored: { id: string; total: number },
): Promise<Started["state"]> {
  return (await needsApproval(tx, stored)) ? "waiting" : "running";
}

function checksumOf(chunks: { checksum: string }[]): string {
  const joined = chunks.map((chunk) => chunk.checksum).join("");
  return createHash("sha256").update(joined).digest("hex");
}
