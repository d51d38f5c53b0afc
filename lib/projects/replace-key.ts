import type { SignedIn } from "@/lib/access/guard";
import { mergeConferences } from "@/lib/mirror/merge-conferences";
import { db } from "@/lib/db/db";
import { type ActionResult, fail } from "@/lib/platform/result";
import { changeProject, nameIsTaken } from "./change";
import { keyColumns, keyTail } from "@/lib/connection/api-key";
import { startOwnSandbox } from "@/lib/connection/sandbox";
import type { ProjectId, ReplaceKey } from "./schema";
import { tryKey } from "./try-key";

/** Gives a project another key, once it has opened the same project; an open one stays open. */
export function replace(by: SignedIn, input: ReplaceKey): Promise<ActionResult<ProjectId>> {
  return keep(by, input, "project.key");
}

/** Opens a closed project again, by a key, for its own was forgotten. */
export function reopen(by: SignedIn, input: ReplaceKey): Promise<ActionResult<ProjectId>> {
  return keep(by, input, "project.reopen");
}

/** Opens the closed sandbox again, which has no key that anyone could know. */
export async function reopenSandbox(by: SignedIn, id: string): Promise<ActionResult<ProjectId>> {
  await startOwnSandbox();
  return changeProject(by, id, "project.reopen", async (tx, project) => {
    if (project.kind !== "sandbox") return { refused: fail("not-allowed").error };
    await tx
      .updateTable("projects")
      .set((eb) => ({ closed_at: null, version: eb("version", "+", 1) }))
      .where("id", "=", id)
      .execute();
    return { after: {} };
  });
}

async function keep(
  by: SignedIn,
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
  const changed = await changeProject(by, id, action, async (tx, project) => {
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
  if (changed.ok) await mergeConferences(id, opened.data.list, opened.data.askedAt);
  return changed;
}
