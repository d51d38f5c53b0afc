import { db } from "@/lib/db/db";
import { env } from "@/lib/env";
import { newId } from "@/lib/ids";
import { startOwnSandbox } from "./sandbox";

/** Sees to it that there is a project to work in: the configured one, or the sandbox, running. */
export async function startProjects(): Promise<void> {
  const kind = env().boomstream.apiKey ? "environment" : "sandbox";
  if (kind === "sandbox") await startOwnSandbox();
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
}
