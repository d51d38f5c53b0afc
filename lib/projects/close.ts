import type { Transaction } from "kysely";
import { requireRecentSignIn } from "@/lib/access/require-recent-sign-in";
import type { Database } from "@/lib/db/schema";
import type { ActionResult } from "@/lib/platform/result";
import { fail } from "@/lib/platform/result";
import { withProject } from "./with-project";
import { givenKind } from "@/lib/connection/project";
import type { ProjectId } from "./schema";

/**
 * Closes a project: it is hidden and its key is deleted; its activity stays. Refused for the last
 * one, and while its invitations or revocations are in progress.
 */
export async function closeProject({ id }: ProjectId): Promise<ActionResult<ProjectId>> {
  const staff = await requireRecentSignIn("administrator");
  return withProject(staff, id, "project.close", async (tx, project) => {
    if (project.closed_at !== null) return {};
    // The environment's project lasts as long as its key is set.
    if (project.kind === "environment") return { refused: fail("not-allowed").error };
    if (!(await hasOther(tx, id))) return { refused: fail("last-project").error };
    if (await isBusy(tx, id)) return { refused: fail("project-busy").error };
    await tx
      .updateTable("projects")
      .set((eb) => ({
        closed_at: Date.now(),
        sealed_key: null,
        key_id: null,
        key_tail: "",
        key_fingerprint: null,
        version: eb("version", "+", 1),
      }))
      .where("id", "=", id)
      .execute();
    return { before: { keyTail: project.key_tail } };
  });
}

async function hasOther(tx: Transaction<Database>, id: string): Promise<boolean> {
  const other = await tx
    .selectFrom("projects")
    .select("id")
    .where("closed_at", "is", null)
    .where("kind", "in", ["stored", givenKind()])
    .where("id", "<>", id)
    .limit(1)
    .executeTakeFirst();
  return other !== undefined;
}

async function isBusy(tx: Transaction<Database>, id: string): Promise<boolean> {
  const of = (table: "imports" | "revocations" | "invitations") =>
    tx.selectFrom(table).select("id").where("project_id", "=", id).limit(1);
  const running = await of("imports").where("state", "=", "running").executeTakeFirst();
  const revoking = await of("revocations")
    .where("state", "in", ["planned", "sending"])
    .executeTakeFirst();
  const inviting = await of("invitations")
    .where((eb) =>
      eb.or([
        eb("state", "=", "sending"),
        // Still to be reconciled with the roster.
        eb.and([eb("state", "=", "unknown"), eb("due_at", "is not", null)]),
      ]),
    )
    .executeTakeFirst();
  return [running, revoking, inviting].some((one) => one !== undefined);
}
