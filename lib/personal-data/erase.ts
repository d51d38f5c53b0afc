import { requireRecentSignIn } from "@/lib/access/require-recent-sign-in";
import { requireProjects } from "@/lib/access/resolve-project";
import { db } from "@/lib/db/db";
import { planRevocations } from "@/lib/participants/revoke";
import { wallNow } from "@/lib/platform/clock";
import { newId } from "@/lib/platform/ids";
import { emailKey } from "@/lib/platform/normalize";
import { type ActionResult, ok } from "@/lib/platform/result";
import { runErasures } from "./run-erasures";
import type { ErasePerson } from "./schema";

/**
 * Erases a person: optionally revokes their access at Boomstream, then removes their data. `waiting`: a request about
 * them is still in flight, and a background task completes the erasure.
 */
export async function erasePerson({
  email,
  revoke,
}: ErasePerson): Promise<ActionResult<{ waiting: boolean }>> {
  const staff = await requireRecentSignIn("administrator");
  const { projects } = await requireProjects("administrator");
  const key = emailKey(email);
  for (const project of revoke ? projects : []) {
    const active = await db()
      .selectFrom("participants")
      .select("code")
      .where("project_id", "=", project.id)
      .where("email_key", "=", key)
      .where("revoked", "=", 0)
      .where("gone_at", "is", null)
      .execute();
    const codes = active.map(({ code }) => code);
    if (codes.length > 0) await planRevocations(staff, project, codes, wallNow());
  }
  const id = newId();
  await db()
    .insertInto("erasures")
    .values({
      id,
      email_key: key,
      staff_id: staff.id,
      staff_name: staff.name,
      session_id: staff.sessionId,
      created_at: wallNow(),
    })
    .execute();
  await runErasures();
  const left = await db()
    .selectFrom("erasures")
    .select("id")
    .where("id", "=", id)
    .executeTakeFirst();
  return ok({ waiting: left !== undefined });
}
