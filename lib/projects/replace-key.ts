import type { AdministratorRights, AuthorizedStaff } from "@/lib/access/guard";
import { requireRecentSignIn } from "@/lib/access/require-recent-sign-in";
import { mergeConferences } from "@/lib/mirror/merge-conferences";
import { db } from "@/lib/db/db";
import { type ActionResult, fail } from "@/lib/platform/result";
import { withProject, nameIsTaken } from "./with-project";
import { keyColumns, keyTail } from "@/lib/connection/api-key";
import type { ProjectId, ReplaceKey } from "./schema";
import { tryKey } from "./try-key";

/** Replaces the key of an open project, after the new one has opened the same project. */
export async function replaceKey(input: ReplaceKey): Promise<ActionResult<ProjectId>> {
  const staff = await requireRecentSignIn("administrator");
  return storeKey(staff, input, "project.key");
}

/** Stores the key of a project that is open (`project.key`) or closed (`project.reopen`), after trying it. */
export async function storeKey(
  staff: AuthorizedStaff<AdministratorRights>,
  { id, key }: ReplaceKey,
  action: "project.key" | "project.reopen",
): Promise<ActionResult<ProjectId>> {
  const known = await db()
    .selectFrom("projects")
    .select("id")
    .where("id", "=", id)
    .where("kind", "=", "stored")
    .executeTakeFirst();
  if (!known) return fail("not-found");
  const opened = await tryKey(id, key);
  if (!opened.ok) return opened;
  const changed = await withProject(staff, id, action, async (tx, project) => {
    const closed = project.closed_at !== null;
    if (closed !== (action === "project.reopen")) return { refused: fail("conflict").error };
    if (closed && (await nameIsTaken(tx, project.name, id))) {
      return { refused: fail("invalid", { fields: { key: "projectNamed" } }).error };
    }
    await tx
      .updateTable("projects")
      .set((eb) => ({ ...keyColumns(id, key), closed_at: null, version: eb("version", "+", 1) }))
      .where("id", "=", id)
      .execute();
    return { before: { keyTail: project.key_tail }, after: { keyTail: keyTail(key) } };
  });
  if (changed.ok) await mergeConferences(id, opened.data.list, opened.data.request);
  return changed;
}
