import { record } from "@/lib/audit/record";
import { requireRecentSignIn } from "@/lib/access/require-recent-sign-in";
import { mergeConferences } from "@/lib/mirror/merge-conferences";
import { withTransaction } from "@/lib/db/transaction";
import { newId } from "@/lib/platform/ids";
import { type ActionResult, fail, ok } from "@/lib/platform/result";
import { lockProjects, nameIsTaken } from "./with-project";
import { keyColumns, keyTail } from "@/lib/connection/api-key";
import type { AddProject, ProjectId } from "./schema";
import { tryKey } from "./try-key";

/** Adds a project after its key has listed the conferences. Returns their number. */
export async function addProject(
  input: AddProject,
): Promise<ActionResult<ProjectId & { conferences: number }>> {
  const staff = await requireRecentSignIn("administrator");
  const { name, key } = input;
  const id = newId();
  const opened = await tryKey(id, key);
  if (!opened.ok) return opened;
  const { list, request } = opened.data;
  const added = await withTransaction(async (tx): Promise<ActionResult<null>> => {
    await lockProjects(tx);
    if (await nameIsTaken(tx, name)) return fail("invalid", { fields: { name: "projectNamed" } });
    const inserted = await tx
      .insertInto("projects")
      .values({
        id,
        name,
        kind: "stored",
        ...keyColumns(id, key),
        created_at: Date.now(),
        closed_at: null,
      })
      .onConflict((conflict) => conflict.column("key_fingerprint").doNothing())
      .returning("id")
      .executeTakeFirst();
    if (!inserted) return fail("invalid", { fields: { key: "keyKnown" } });
    await record(tx, {
      staff,
      projectId: id,
      action: "project.add",
      outcome: "done",
      subject: name,
      after: { keyTail: keyTail(key) },
    });
    return ok(null);
  });
  if (!added.ok) return added;
  await mergeConferences(id, list, request);
  return ok({ id, conferences: list.length });
}
