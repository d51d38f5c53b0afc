import { requireRecentSignIn } from "@/lib/access/require-recent-sign-in";
import { type ActionResult, fail } from "@/lib/platform/result";
import { startOwnSandbox } from "@/lib/sandbox/running";
import { storeKey } from "./replace-key";
import type { ProjectId, ReplaceKey } from "./schema";
import { withProject } from "./with-project";

/** Reopens a closed project with a key, because its own was deleted. */
export async function reopenProject(input: ReplaceKey): Promise<ActionResult<ProjectId>> {
  const staff = await requireRecentSignIn("administrator");
  return storeKey(staff, input, "project.reopen");
}

/** Reopens the closed sandbox, which needs no key. */
export async function reopenOwnSandbox({ id }: ProjectId): Promise<ActionResult<ProjectId>> {
  const staff = await requireRecentSignIn("administrator");
  await startOwnSandbox();
  return withProject(staff, id, "project.reopen", async (tx, project) => {
    if (project.kind !== "sandbox") return { refused: fail("not-allowed").error };
    await tx
      .updateTable("projects")
      .set((eb) => ({ closed_at: null, version: eb("version", "+", 1) }))
      .where("id", "=", id)
      .execute();
    return { after: {} };
  });
}
