import { db } from "@/lib/db/db";
import { newId } from "@/lib/platform/ids";
import { givenKind } from "@/lib/connection/project";
import { startOwnSandbox } from "@/lib/sandbox/running";

/**
 * Ensures that there is a project: the configured one, or the running sandbox. A sandbox that an administrator
 * closed, after adding other projects, stays closed.
 */
export async function startProjects(): Promise<void> {
  const kind = givenKind();
  await db()
    .insertInto("projects")
    .values({
      id: newId(),
      name: kind === "sandbox" ? "Sandbox" : "Boomstream",
      kind,
      sealed_key: null,
      key_id: null,
      created_at: Date.now(),
      closed_at: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  if (!(await hasStored())) {
    await db().updateTable("projects").set({ closed_at: null }).where("kind", "=", kind).execute();
  }
  if (kind === "sandbox" && (await isOpen(kind))) await startOwnSandbox();
}

async function hasStored(): Promise<boolean> {
  const one = await db()
    .selectFrom("projects")
    .select("id")
    .where("kind", "=", "stored")
    .where("closed_at", "is", null)
    .limit(1)
    .executeTakeFirst();
  return one !== undefined;
}

async function isOpen(kind: "sandbox"): Promise<boolean> {
  const row = await db()
    .selectFrom("projects")
    .select("id")
    .where("kind", "=", kind)
    .where("closed_at", "is", null)
    .executeTakeFirst();
  return row !== undefined;
}
